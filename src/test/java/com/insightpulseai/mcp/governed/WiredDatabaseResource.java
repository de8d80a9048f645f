package com.insightpulseai.mcp.governed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

import com.insightpulseai.mcp.testing.DatabaseWire;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestDatabase;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The shared database behind a {@link DatabaseWire}, and a tool timeout short enough to wait for. */
public final class WiredDatabaseResource implements QuarkusTestResourceLifecycleManager {

    private final PostgresResource postgres = new PostgresResource();
    private DatabaseWire wire;

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(postgres.start());
        try {
            wire = new DatabaseWire(TestDatabase.shared().port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        config.computeIfPresent("quarkus.datasource.reactive.url",
                (key, url) -> url.replace(":" + TestDatabase.shared().port() + "/", ":" + wire.port() + "/"));
        config.put("providers.socket.tools[0].timeout_ms", "1000");
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(wire, new TestInjector.MatchesType(DatabaseWire.class));
    }

    @Override
    public void stop() {
        try {
            wire.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres.stop();
    }
}
