package com.insightpulseai.mcp.web;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of every request, whatever it asks for. */
@ConfigMapping(prefix = "mcp.request")
public interface RequestConfig {

    /** The largest body of any tool. A Lambda function URL takes 6 MB. */
    @WithDefault("6M")
    MemorySize maxBodySize();

    Body body();

    interface Body {

        /** Bytes of all bodies in memory, beyond the first 64 KiB of each; an eighth of the heap when absent. */
        Optional<MemorySize> totalSize();

        /** Longest time from the end of the headers to the end of the body. */
        @WithDefault("30S")
        Duration timeout();

        /** Longest time without a byte of the body. */
        @WithDefault("10S")
        Duration idleTimeout();
    }
}
