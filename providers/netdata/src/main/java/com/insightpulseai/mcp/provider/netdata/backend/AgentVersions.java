package com.insightpulseai.mcp.provider.netdata.backend;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

/** Remembers for a while which version of the API the process's Agent speaks, so that not every call has to ask. */
@Singleton
public class AgentVersions {

    public enum Version {
        V1,
        V3
    }

    private record Known(Version version, long since) {
    }

    private final Duration memory;
    private volatile Known known;

    public AgentVersions(NetdataConfig config) {
        this.memory = config.versionMemory();
    }

    public Optional<Version> known() {
        return Optional.ofNullable(known).filter(found -> System.nanoTime() - found.since() < memory.toNanos())
                .map(Known::version);
    }

    void learnt(Version version) {
        known = new Known(version, System.nanoTime());
    }

    public void forget() {
        known = null;
    }
}
