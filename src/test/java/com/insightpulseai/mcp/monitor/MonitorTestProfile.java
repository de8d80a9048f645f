package com.insightpulseai.mcp.monitor;

import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.WireMockProviders;
import com.insightpulseai.mcp.testing.WireMockWebhooks;
import com.insightpulseai.mcp.testing.WiredPostgresResource;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The monitor's login, three played providers and two played webhooks. */
public class MonitorTestProfile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(WiredPostgresResource.class, Map.of(PostgresResource.LOGIN, TestDatabase.MONITOR)),
                new TestResourceEntry(WireMockProviders.class), new TestResourceEntry(WireMockWebhooks.class));
    }
}
