package com.insightpulseai.mcp.provider.netdata;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

/** Remembers for a while which version of the API the process's Agent speaks, so that not every call has to ask. */
@Singleton
class AgentVersions {

    enum Version {
        V1,
        V3
    }

    private record Known(Version version, long since) {
    }

    private final Duration memory;
    private volatile Known known;

    AgentVersions(NetdataConfig config) {
        this.memory = config.versionMemory();
    }

    Optional<Version> known() {
        return Optional.ofNullable(known).filter(found -> System.nanoTime() - found.since() < memory.toNanos())
                .map(Known::version);
    }

    void learnt(Version version) {
        known = new Known(version, System.nanoTime());
    }

    void forget() {
        known = null;
    }
}
