package com.insightpulseai.mcp.provider.sentry;

import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.testing.WireMockSentry;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Sentry's client on its own: no database, no tool call that its requests belong to. */
public class SentryTestProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/none",
                "quarkus.arc.exclude-types", "com.insightpulseai.mcp.call.UpstreamHostRecorder",
                "mcp.upstream.backoff", "10ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(WireMockSentry.class));
    }
}
