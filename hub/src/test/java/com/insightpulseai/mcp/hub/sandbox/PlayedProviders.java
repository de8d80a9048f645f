package com.insightpulseai.mcp.hub.sandbox;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.testing.TestDatabase;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The sandbox's providers, their placeholders in the vault, for a {@code @QuarkusTest} of the hub. A test declares a
 * field of this type to put them into trouble.
 */
public final class PlayedProviders implements QuarkusTestResourceLifecycleManager {

    private final Map<String, TroubledUpstream> upstreams = SimulatedUpstream.ofProviders().stream()
            .map(TroubledUpstream::new)
            .collect(Collectors.toMap(TroubledUpstream::name, upstream -> upstream));
    private final Map<String, String> placeholders = new HashMap<>();
    private Sandbox sandbox;

    /** One provider. */
    public TroubledUpstream provider(String name) {
        return upstreams.get(name);
    }

    /** Ends all trouble; requests are counted from here on. */
    public void recover() {
        upstreams.values().forEach(TroubledUpstream::recover);
    }

    /** Puts the secrets of all providers back into the vault, after a test has emptied it. */
    public void restoreSecrets() {
        placeholders.forEach(TestDatabase.shared()::putSecret);
    }

    /** What no answer and no audit row may contain. */
    public List<String> secrets() {
        return List.copyOf(placeholders.values());
    }

    @Override
    public Map<String, String> start() {
        TestDatabase database = TestDatabase.shared();
        database.reset();
        try (Connection connection = database.superuser()) {
            sandbox = Sandbox.start(connection, "http://127.0.0.1:1", Set.of(), List.copyOf(upstreams.values()));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        database.query("select name, decrypted_secret from vault.decrypted_secrets")
                .forEach(row -> placeholders.put((String) row.get("name"), (String) row.get("decrypted_secret")));
        Map<String, String> properties = new HashMap<>(sandbox.properties());
        // Tests count requests; those of a monitor would be among them.
        properties.remove("mcp.monitor.interval");
        properties.put("mcp.upstream.circuit-breaker.failures", "1000000");
        properties.put("mcp.upstream.backoff", "5ms");
        properties.put("mcp.socket.poll.initial", "10ms");
        return properties;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(PlayedProviders.class));
    }

    @Override
    public void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
