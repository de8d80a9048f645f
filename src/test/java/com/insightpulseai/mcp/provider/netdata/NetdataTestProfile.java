package com.insightpulseai.mcp.provider.netdata;

import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.testing.WireMockNetdata;

import io.quarkus.test.junit.QuarkusTestProfile;

/** Netdata's client on its own: no database, no tool call that its requests belong to. */
public class NetdataTestProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:1/none",
                "quarkus.arc.exclude-types", "com.insightpulseai.mcp.call.UpstreamHostRecorder");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(WireMockNetdata.class));
    }
}
