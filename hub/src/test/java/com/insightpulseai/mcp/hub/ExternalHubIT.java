package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.hub.sandbox.Sandbox;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestToken;

/** With a database and a Supabase project the hub is the real thing, and no part of the sandbox is there. */
class ExternalHubIT {

    @TempDir
    static Path folder;

    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final String PRINTABLE_ASCII = IntStream.rangeClosed(' ', '~').mapToObj(Character::toString)
            .collect(Collectors.joining());

    private static final String PUBLIC_URL = "https://ops.example.com/mcp";

    private static StubSocket socket;
    private static HubProcess hub;

    @BeforeAll
    static void start() throws Exception {
        socket = new StubSocket();
        DATABASE.putSecret("socket_api_key", GovernedHub.SECRET);
        Map<String, String> environment = GovernedHub.environment(folder, socket);
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", DATABASE.reactiveUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", TestDatabase.HUB);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", PRINTABLE_ASCII);
        environment.put("SUPABASE_JWT_SECRET", PRINTABLE_ASCII);
        environment.put("MCP_HEALTH_SLOWS", "3s");
        environment.put("MCP_PUBLIC_URL", PUBLIC_URL);
        setPassword(PRINTABLE_ASCII);
        hub = HubProcess.startAsItIs(folder, environment);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        socket.close();
        setPassword(DATABASE.password());
    }

    private static void setPassword(String password) {
        DATABASE.execute("alter role mcp_hub password '" + password.replace("'", "''") + "'");
    }

    @Test
    void servesTheProjectsUsers() {
        UUID caller = UUID.randomUUID();
        DATABASE.addUser(caller, "ops_operator");

        HubClient.Answer answer = new HubClient(hub).scan(GovernedHub.token(caller, "ops_operator"), GovernedHub.input("demo"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(DATABASE.events(caller)).extracting(row -> row.get("status")).containsExactly("ok");
        assertThat(socket.repositories()).contains("demo");
    }

    @Test
    void takesPasswordAndSecretAsTheyWereGiven() throws Exception {
        UUID caller = UUID.randomUUID();
        DATABASE.addUser(caller, "ops_operator");
        TestToken token = TestIssuer.shared().user(caller).withoutHeader("kid")
                .claim("app_metadata", Map.of("ops_role", "ops_operator"));

        assertThat(scan(token.hs256(PRINTABLE_ASCII.getBytes(UTF_8)))).isEqualTo(200);
        assertThat(scan(token.hs256(PRINTABLE_ASCII.replace("$", "").getBytes(UTF_8)))).isEqualTo(401);
    }

    private static int scan(TestToken token) throws JoseException {
        return new HubClient(hub).scan(token.sign(), GovernedHub.input("secrets")).status();
    }

    /** What stands before the hub may rename the header of the challenge, so each way alone leads to the login. */
    @Test
    void leadsMcpClientsToTheLoginOfItsProject() throws Exception {
        HttpResponse<String> refused = get("/mcp");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue(
                "Bearer resource_metadata=\"https://ops.example.com/.well-known/oauth-protected-resource/mcp\"");
        for (String path : List.of("/.well-known/oauth-protected-resource/mcp", "/.well-known/oauth-protected-resource")) {
            JsonNode metadata = new ObjectMapper().readTree(get(path).body());
            assertThat(metadata.path("resource").textValue()).isEqualTo(PUBLIC_URL);
            assertThat(metadata.path("authorization_servers").path(0).textValue()).endsWith("/auth/v1");
            assertThat(metadata.has("scopes_supported")).isFalse();
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(hub.url(path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void namesTheVariablesThatNothingReads() {
        assertThat(hub.output().lines().filter(line -> line.contains("Nothing reads"))).singleElement().asString()
                .endsWith("Nothing reads the environment variable MCP_HEALTH_SLOWS; did you mean MCP_HEALTH_SLOW?");
    }

    /** As if the hub had been updated before its database. */
    @Test
    void refusesCallsWhileTheSchemaIsOlder() {
        UUID caller = assertRefusesCallsWhile("""
                alter function ops.begin_call rename to begin_call_of_later;
                alter function ops.record_failure rename to record_failure_of_later""",
                "schema_mismatch, SQLSTATE 42883", """
                        alter function ops.begin_call_of_later rename to begin_call;
                        alter function ops.record_failure_of_later rename to record_failure""");
        assertThat(DATABASE.events(caller)).extracting(row -> row.get("status")).containsExactly("ok", "ok");
    }

    /**
     * As if the database had been migrated before the hub was updated: a function needs a parameter that this hub does not
     * have.
     */
    @Test
    void refusesCallsWhileTheSchemaIsNewer() {
        UUID caller = assertRefusesCallsWhile("""
                alter function ops.begin_call rename to begin_call_of_before;
                create function ops.begin_call(p_new integer) returns integer language sql as 'select p_new'""",
                "database_error, SQLSTATE 42883", """
                        drop function ops.begin_call;
                        alter function ops.begin_call_of_before rename to begin_call""");
        assertThat(DATABASE.events(caller)).extracting(row -> row.get("status"))
                .containsExactly("ok", "error", "error", "error", "ok");
    }

    private static UUID assertRefusesCallsWhile(String mismatch, String reason, String remedy) {
        UUID caller = UUID.randomUUID();
        DATABASE.addUser(caller, "ops_operator");
        String token = GovernedHub.token(caller, "ops_operator");
        HubClient client = new HubClient(hub);
        assertThat(client.scan(token, GovernedHub.input("before")).status()).isEqualTo(200);
        int before = hub.output().length();
        String repository = "mismatch-" + caller;

        DATABASE.execute(mismatch);
        try {
            for (int call = 0; call < 3; call++) {
                HubClient.Answer answer = client.scan(token, GovernedHub.input(repository));
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.body().path("code").asText()).isEqualTo("unavailable");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                assertThat(answer.response().body()).doesNotContain("begin_call", "42883", "ops.");
            }
        } finally {
            DATABASE.execute(remedy);
        }

        assertThat(socket.repositories()).doesNotContain(repository);
        assertThat(client.scan(token, GovernedHub.input("afterwards")).status()).isEqualTo(200);
        String logged = hub.output().substring(before);
        assertThat(logged).doesNotContain("\tat ");
        assertThat(logged.lines().filter(line -> line.contains(" ERROR "))).singleElement().asString().endsWith(
                "of socket/scan.repo was not admitted: " + reason
                        + " (schema ops is of another version than this program: run the migrations of this version)");
        return caller;
    }

    @Test
    void refusesTheTokensOfASandboxOfTheSameName() throws Exception {
        try (var connection = DATABASE.superuser();
                Sandbox sandbox = Sandbox.start(connection, "http://127.0.0.1:" + hub.port(), Set.of())) {
            assertThat(sandbox.tokens().values())
                    .allSatisfy(token -> assertThat(new HubClient(hub).scan(token, GovernedHub.input("demo")).status())
                            .isEqualTo(401));
            Sandbox.remove(connection);
        }
        DATABASE.putSecret("socket_api_key", GovernedHub.SECRET);
    }

    @Test
    void handsOutNothingAndPlaysNobody() {
        assertThat(hub.output()).doesNotContain("SANDBOX", "ops_admin", PRINTABLE_ASCII, GovernedHub.SECRET)
                .contains("Ready on http://127.0.0.1:" + hub.port() + ", database 127.0.0.1:" + DATABASE.port());
        assertThat(hub.file("tokens.json")).doesNotExist();
        assertThat(hub.file("database-url")).doesNotExist();
        assertThat(hub.file("postgres/data")).doesNotExist();
    }
}
