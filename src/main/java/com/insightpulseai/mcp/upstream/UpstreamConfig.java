package com.insightpulseai.mcp.upstream;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How all providers' trouble is met. */
@ConfigMapping(prefix = "mcp.upstream")
public interface UpstreamConfig {

    /** The pause before a read is tried a second time, where the provider names none; up to twice as long, at random. */
    @WithDefault("200ms")
    Duration backoff();

    CircuitBreaker circuitBreaker();

    interface CircuitBreaker {

        /** Failures in a row after which a provider is left alone. */
        @WithDefault("5")
        int failures();

        /** For how long; doubled each time that a trial fails. */
        @WithDefault("10s")
        Duration open();

        /** The longest time. */
        @WithDefault("60s")
        Duration longest();
    }
}
