package com.insightpulseai.mcp.web;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives the application under test a public URL. */
public class PublicUrlResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("mcp.public-url", "https://ops.test/mcp");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
