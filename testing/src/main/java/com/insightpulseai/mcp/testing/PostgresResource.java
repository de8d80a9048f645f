package com.insightpulseai.mcp.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Points a {@code @QuarkusTest} at the {@link TestDatabase}, logged in as the hub, or as the argument {@link #LOGIN} says. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    /** Name of the argument. */
    public static final String LOGIN = "login";

    private String login = TestDatabase.HUB;

    @Override
    public void init(Map<String, String> arguments) {
        login = arguments.getOrDefault(LOGIN, TestDatabase.HUB);
    }

    @Override
    public Map<String, String> start() {
        TestDatabase database = TestDatabase.shared();
        return Map.of(
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.username", login,
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        // The server is shared by all tests of the JVM and ends with it.
    }
}
