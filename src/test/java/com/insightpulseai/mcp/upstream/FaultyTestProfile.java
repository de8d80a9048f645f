package com.insightpulseai.mcp.upstream;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A provider's client on its own, without a database or a tool call that its requests belong to. */
public class FaultyTestProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/none",
                "quarkus.arc.exclude-types", "com.insightpulseai.mcp.call.UpstreamHostRecorder",
                "mcp.upstream.backoff", "10ms",
                "mcp.upstream.circuit-breaker.open", "300ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FaultyServer.class));
    }
}
