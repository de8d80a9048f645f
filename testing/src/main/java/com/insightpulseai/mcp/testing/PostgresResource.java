package com.insightpulseai.mcp.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Points a {@code @QuarkusTest} at the {@link TestDatabase}, logged in as the hub. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestDatabase database = TestDatabase.shared();
        return Map.of(
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.username", TestDatabase.HUB,
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        // The server is shared by all tests of the JVM and ends with it.
    }
}
