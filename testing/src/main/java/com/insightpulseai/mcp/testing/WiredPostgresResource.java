package com.insightpulseai.mcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The same behind a {@link DatabaseWire}, for a test's field of that type. */
public class WiredPostgresResource extends PostgresResource {

    private DatabaseWire wire;

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(super.start());
        try {
            wire = new DatabaseWire(TestDatabase.shared().port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        config.computeIfPresent("quarkus.datasource.reactive.url",
                (key, url) -> url.replace(":" + TestDatabase.shared().port() + "/", ":" + wire.port() + "/"));
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
        super.stop();
    }
}
