package com.insightpulseai.mcp.upstream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A provider that stops at any stage of a request, and no circuit breaker that would spare it. */
public class StagedTestProfile extends FaultyTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("mcp.upstream.circuit-breaker.failures", "1000000");
        overrides.put("mcp.upstream.connections.calls", "250");
        overrides.put("mcp.upstream.connections.waiting", "600");
        overrides.put("mcp.upstream.connections.longest-wait", "20s");
        return overrides;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(StagedServer.class));
    }
}
