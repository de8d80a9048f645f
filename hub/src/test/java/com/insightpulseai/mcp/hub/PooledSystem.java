package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.postgresql.ds.PGSimpleDataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.insightpulseai.mcp.testing.SecretsManagerStub;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;

/** A database behind PgBouncer, and before it a hub, which migrates it, and where there is one a native function. */
final class PooledSystem implements AutoCloseable {

    private static final String TOOL = "/providers/socket/scan.repo";
    private static final int INSTANCES = 4;
    // How long the tool waits for its provider.
    private static final String TIMEOUT_MS = "2000";

    private final TestDatabase database;
    private final StubSocket socket;
    private final PgBouncer pooler;
    private final HubProcess hub;
    private final HubClient client;
    private final WireMockServer secretsManager;
    private final Optional<NativeFunction> function;

    private PooledSystem(Path folder, String pgBouncer, Optional<String> executable) throws Exception {
        database = TestDatabase.empty("pooled");
        socket = new StubSocket();
        SelfSigned tls = SelfSigned.in(folder);
        pooler = PgBouncer.start(pgBouncer, folder, database, tls);
        secretsManager = new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
        secretsManager.start();
        new SecretsManagerStub(secretsManager).stubLogin(TestDatabase.SOCKET, database.password());
        Template template = Template.with(Map.of("Stage", "test", "DatabaseUrl",
                "postgresql://localhost:" + pooler.port() + "/" + database.name(),
                "SupabaseUrl", TestIssuer.shared().supabaseUrl(), "SupabaseJwks", TestIssuer.shared().jwks()));
        Map<String, String> ofTheTest = new HashMap<>(GovernedHub.environment(folder, socket));
        ofTheTest.put("QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS", tls.certificate().toString());
        ofTheTest.put("PROVIDERS_SOCKET_TOOLS_0__TIMEOUT_MS", TIMEOUT_MS);
        hub = HubProcess.start(folder, hubEnvironment(template, ofTheTest));
        client = new HubClient(hub);
        function = executable.isEmpty() ? Optional.empty()
                : Optional.of(NativeFunction.start(Path.of(executable.get()), INSTANCES,
                        functionEnvironment(template, ofTheTest), folder));
    }

    static PooledSystem start(Path folder, String pgBouncer, Optional<String> executable) throws Exception {
        return new PooledSystem(folder, pgBouncer, executable);
    }

    /** The hub reads its login from the environment, where a function asks Secrets Manager for it. */
    private Map<String, String> hubEnvironment(Template template, Map<String, String> ofTheTest) {
        Map<String, String> environment = new HashMap<>(template.commonVariables());
        environment.remove("QUARKUS_DATASOURCE_CREDENTIALS_PROVIDER");
        environment.putAll(ofTheTest);
        environment.put("QUARKUS_DATASOURCE_USERNAME", TestDatabase.HUB);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("MIGRATE_USER", TestDatabase.SUPERUSER);
        environment.put("MIGRATE_PASSWORD", database.password());
        return environment;
    }

    private Map<String, String> functionEnvironment(Template template, Map<String, String> ofTheTest) {
        Map<String, String> environment = new HashMap<>(template.variables("SocketScanRepo"));
        environment.putAll(ofTheTest);
        environment.put("AWS_ENDPOINT_URL_SECRETS_MANAGER", secretsManager.baseUrl());
        environment.put("AWS_REGION", SecretsManagerStub.REGION);
        environment.put("AWS_ACCESS_KEY_ID", SecretsManagerStub.ACCESS_KEY_ID);
        environment.put("AWS_SECRET_ACCESS_KEY", SecretsManagerStub.SECRET_ACCESS_KEY);
        environment.put("AWS_SESSION_TOKEN", SecretsManagerStub.SESSION_TOKEN);
        return environment;
    }

    TestDatabase database() {
        return database;
    }

    StubSocket socket() {
        return socket;
    }

    PgBouncer pooler() {
        return pooler;
    }

    boolean has(String endpoint) {
        return endpoint.equals("hub") || function.isPresent();
    }

    /** @param name {@code hub} or {@code function} */
    PooledCalls.Endpoint endpoint(String name) {
        return name.equals("hub") ? this::callHub : this::callFunction;
    }

    private PooledCalls.Reply callHub(Optional<String> token, String input) {
        HubClient.Answer answer = token.map(text -> client.scan(text, input))
                .orElseGet(() -> client.scanWithoutToken(input));
        return new PooledCalls.Reply(answer.status(), event(answer.header("X-Event-Id")));
    }

    private PooledCalls.Reply callFunction(Optional<String> token, String input) throws Exception {
        JsonNode response = function.orElseThrow().invoke(TOOL, token, input);
        return new PooledCalls.Reply(response.path("statusCode").asInt(),
                event(response.path("headers").path("X-Event-Id").asText()));
    }

    private static Optional<UUID> event(String header) {
        return Optional.of(header).filter(text -> !text.isEmpty()).map(UUID::fromString);
    }

    String log(String endpoint) throws IOException {
        return endpoint.equals("hub") ? hub.output() : function.orElseThrow().output();
    }

    void reset() {
        database.reset();
        database.removeSessions();
        database.makeSessions();
        database.putSecret("socket_api_key", GovernedHub.SECRET);
    }

    /** The setting in all of the pooler's connections for the role that migrated. */
    List<String> searchPaths() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:" + pooler.port() + "/" + database.name() + "?sslmode=require");
        source.setUser(TestDatabase.SUPERUSER);
        source.setPassword(database.password());
        source.setPrepareThreshold(0);
        List<Connection> open = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        try {
            for (int i = 0; i < PgBouncer.POOL_SIZE; i++) {
                Connection connection = source.getConnection();
                open.add(connection);
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("show search_path")) {
                    row.next();
                    paths.add(row.getString(1));
                }
            }
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
        return paths;
    }

    void awaitRows(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20))
                .until(() -> database.events().size() > count);
    }

    @Override
    public void close() throws Exception {
        if (function.isPresent()) {
            function.get().close();
        }
        hub.close();
        secretsManager.stop();
        pooler.close();
        socket.close();
    }
}
