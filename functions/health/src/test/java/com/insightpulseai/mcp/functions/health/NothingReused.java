package com.insightpulseai.mcp.functions.health;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Each test has checks of its own: anonymous monitors do not get what a test before found. */
public final class NothingReused implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("mcp.health.reuse", "0s");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
