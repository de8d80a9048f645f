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

    Connections connections();

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

    /** How many requests to one provider are made concurrently by this process. */
    interface Connections {

        /** Requests of calls. Health checks do not count. */
        @WithDefault("50")
        int calls();

        /** Requests of health checks, so that they reach a provider whose connections are all taken by calls. */
        @WithDefault("10")
        int checks();

        /** Requests that may wait for their turn; those beyond fail at once. */
        @WithDefault("200")
        int waiting();

        /** How long a call's request waits for its turn; a health check waits as long as it may take altogether. */
        @WithDefault("2s")
        Duration longestWait();
    }
}
