package com.insightpulseai.mcp.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Shortens the time of Socket's scan tools: enough for a slow machine, and soon over in a test of what happens then. */
public final class ShortSocketTimes implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "providers.socket.tools[0].timeout_ms", "6000",
                "providers.socket.tools[1].timeout_ms", "6000",
                "mcp.socket.poll.initial", "50ms",
                "mcp.socket.poll.max", "200ms");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
