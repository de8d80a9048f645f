package com.insightpulseai.mcp.alert;

import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.WireMockWebhooks;
import com.insightpulseai.mcp.testing.WiredPostgresResource;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The monitor's login and two webhooks, simulated by WireMock; no provider. */
public class AlertTestProfile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(WiredPostgresResource.class, Map.of(PostgresResource.LOGIN, TestDatabase.MONITOR)),
                new TestResourceEntry(WireMockWebhooks.class));
    }
}
