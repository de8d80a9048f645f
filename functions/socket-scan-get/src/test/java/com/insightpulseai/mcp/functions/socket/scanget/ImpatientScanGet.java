package com.insightpulseai.mcp.functions.socket.scanget;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Long enough for a slow machine, short enough for the test of what happens when time runs out. */
public class ImpatientScanGet implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "providers.socket.tools[1].timeout_ms", "6000",
                "mcp.socket.poll.initial", "50ms",
                "mcp.socket.poll.max", "200ms");
    }
}
