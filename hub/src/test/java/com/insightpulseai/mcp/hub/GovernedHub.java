package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.insightpulseai.mcp.testing.TestIssuer;

/**
 * A hub that is no sandbox: it trusts {@link TestIssuer}, calls {@link StubSocket} with a secret from its vault, and lets an
 * operator scan 100 times a day.
 */
final class GovernedHub implements AutoCloseable {

    static final String SECRET = "sktsec_only_the_vault_knows_" + UUID.randomUUID();

    private static final TestIssuer ISSUER = TestIssuer.shared();
    private static final String CONFIGURATION = """
            version: '1.0'
            providers:
              socket:
                base_url: %1$s/v0
                allowed_hosts: ['%1$s']
                vault_key: socket_api_key
                settings: { org: acme }
                rate_limits:
                  ops_viewer: { scans: 1/day }
                  ops_operator: { scans: 100/day }
                  ops_admin: unlimited
                tools:
                  - { name: scan.repo, quota: scans, min_role: ops_operator, timeout_ms: 55000, schema_version: '1.0', max_body_bytes: 6291456 }
            """;

    private final StubSocket socket;
    private final HubProcess process;
    private final HubDatabase database;
    private final HubClient client;

    private GovernedHub(StubSocket socket, HubProcess process) throws IOException, SQLException {
        this.socket = socket;
        this.process = process;
        this.database = new HubDatabase(process);
        this.client = new HubClient(process);
    }

    /** Starts a hub whose data is below the folder, and puts the secret into its vault where it is not. */
    static GovernedHub start(Path folder, StubSocket socket) throws IOException, SQLException {
        return start(folder, socket, "");
    }

    /** Starts such a hub with options for its Java process, separated by spaces. */
    static GovernedHub start(Path folder, StubSocket socket, String javaOptions) throws IOException, SQLException {
        return start(folder, socket, javaOptions, Map.of());
    }

    /** Starts such a hub with further variables in its environment. */
    static GovernedHub start(Path folder, StubSocket socket, String javaOptions, Map<String, String> variables)
            throws IOException, SQLException {
        Map<String, String> environment = environment(folder, socket);
        environment.putAll(variables);
        environment.put("JAVA_OPTS", javaOptions);
        GovernedHub hub = new GovernedHub(socket, HubProcess.start(folder, environment));
        hub.database.query("select vault.create_secret(?, 'socket_api_key') where not exists "
                + "(select from vault.secrets where name = 'socket_api_key')", SECRET);
        return hub;
    }

    /** What makes a hub call this Socket for callers of the test issuer. */
    static Map<String, String> environment(Path folder, StubSocket socket) throws IOException {
        Path configuration = folder.resolve("providers.yaml");
        Files.writeString(configuration, CONFIGURATION.formatted(socket.origin()));
        return new HashMap<>(Map.of("SUPABASE_URL", ISSUER.supabaseUrl(), "SUPABASE_JWKS", ISSUER.jwks(),
                "PROVIDER_CONFIG", configuration.toString()));
    }

    static String token(UUID caller, String role) {
        return ISSUER.token(caller, role);
    }

    static String input(String repository) {
        return "{\"repo\":\"" + repository + "\"}";
    }

    StubSocket socket() {
        return socket;
    }

    HubProcess process() {
        return process;
    }

    HubDatabase database() {
        return database;
    }

    HubClient client() {
        return client;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.close();
    }
}
