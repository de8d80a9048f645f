package com.insightpulseai.mcp.hub.connection;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the connections that clients open to the hub. */
@ConfigMapping(prefix = "mcp.connections")
interface ConnectionConfig {

    /** How many may be open; beyond it the one that has been idle longest is closed. */
    @WithDefault("1000")
    int max();

    /** Longest time from the first byte of a request, or from the opening of the connection, to the end of the headers. */
    @WithDefault("10S")
    Duration headerTimeout();

    /** Longest time between a response and the next request. */
    @WithDefault("60S")
    Duration idleTimeout();
}
