package com.insightpulseai.mcp.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.testing.TestIssuer;

/** What a new user meets: a hub started without any variable. */
class SandboxHubIT {

    private static final String EVENTS = "select to_jsonb(e)::text from ops.run_events e";

    @TempDir
    static Path folder;

    private static HubProcess hub;
    private static HubDatabase database;
    private static HubClient client;
    private static JsonNode tokens;

    @BeforeAll
    static void start() throws Exception {
        hub = HubProcess.startAsItIs(folder, Map.of());
        database = new HubDatabase(hub);
        client = new HubClient(hub);
        tokens = HubClient.json(hub.read("tokens.json"));
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @Test
    void handsOutOneTokenForEachRoleToItsOwnerOnly() throws Exception {
        assertThat(tokens.fieldNames()).toIterable().containsExactly("ops_viewer", "ops_operator", "ops_admin");
        assertThat(tokens).allSatisfy(token -> assertThat(token.asText()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+"));
        assertThat(mode("tokens.json")).isEqualTo("rw-------");
    }

    @Test
    void tellsItsOwnerAloneHowToReachTheDatabase() throws Exception {
        assertThat(mode("database-url")).isEqualTo("rw-------");
        assertThat(database.query("select current_user")).containsExactly("postgres");
    }

    @Test
    void saysThatItIsASandboxAndHowToCallIt() {
        assertThat(hub.output()).contains("SANDBOX").contains("curl -sS " + hub.url("/providers/socket/scan.repo"))
                .contains(token("ops_operator"));
    }

    @Test
    void scansForAnOperatorWithCriticalAndHighFindings() {
        HubClient.Answer answer = client.scan(token("ops_operator"),
                manifest("{\\\"dependencies\\\":{\\\"evil-test-package\\\":\\\"1.0.0\\\"}}"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("state").asText()).isEqualTo("complete");
        assertThat(answer.body().path("packages_total").asInt()).isEqualTo(1);
        assertThat(answer.body().path("summary").path("critical").asInt()).isPositive();
        assertThat(answer.body().path("summary").path("high").asInt()).isPositive();
        assertThat(answer.body().path("findings")).isNotEmpty();
        assertThat(answer.header("RateLimit")).startsWith("\"scans\";r=");
    }

    @Test
    void tellsABaselineFromWhatCameAfterIt() throws Exception {
        String token = token("ops_operator");
        String scan = "{\"repo\":\"acme/baseline\",\"ref\":\"main\",\"commit\":\"%s\",\"manifests\":[{\"path\":\"uv.lock\","
                + "\"encoding\":\"gzip\",\"content\":\"%s\"}]}";
        String locked = "[[package]]\nname = \"%s\"\nversion = \"1.0.0\"\nsource = { registry = \"https://x\" }\n";
        client.scan(token, scan.formatted("aaaaaaa", gzipped(locked.formatted("harmless"))));
        HubClient.Answer after = client.scan(token,
                scan.formatted("bbbbbbb", gzipped(locked.formatted("harmless") + locked.formatted("evil-test-wheel"))));

        JsonNode baseline = client.scan(token, "{\"repo\":\"acme/baseline\",\"ref\":\"aaaaaaa\",\"ref_type\":\"commit\"}")
                .body();
        assertThat(baseline.path("findings")).isEmpty();
        assertThat(baseline.path("packages_total").asInt()).isEqualTo(1);
        assertThat(baseline.path("repository").toString()).isEqualTo("{\"slug\":\"baseline\",\"workspace\":\"acme\"}");
        assertThat(after.body().path("findings").findValuesAsText("name")).containsOnly("evil-test-wheel").hasSize(2);
        assertThat(after.body().path("packages_total").asInt()).isEqualTo(2);
        assertThat(client.scan(token, "{\"repo\":\"acme/baseline\",\"ref\":\"ccccccc\",\"ref_type\":\"commit\"}").body()
                .path("state").asText()).isEqualTo("no_scan_for_ref");
    }

    @Test
    void recordsAScanAsOkAndNamesItsRowInTheAnswer() throws Exception {
        HubClient.Answer answer = client.scan(token("ops_operator"), manifest("anything"));

        JsonNode row = event(answer);
        assertThat(row.path("status").asText()).isEqualTo("ok");
        assertThat(row.path("caller_role").asText()).isEqualTo("ops_operator");
        assertThat(row.path("hostname").asText()).isEqualTo("127.0.0.1");
        assertThat(row.path("duration_ms").asInt()).isNotNegative();
        assertThat(row.path("payload").path("repo").asText()).isEqualTo("demo");
    }

    @Test
    void refusesAViewerAndRecordsThat() throws Exception {
        HubClient.Answer answer = client.scan(token("ops_viewer"), manifest("anything"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("code").asText()).isEqualTo("forbidden");
        assertThat(event(answer).path("status").asText()).isEqualTo("denied_role");
    }

    @Test
    void refusesCallersWithoutATokenAndLeavesNoRow() throws Exception {
        String repository = UUID.randomUUID().toString();

        HubClient.Answer answer = client.scanWithoutToken(GovernedHub.input(repository));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(database.query(EVENTS)).noneMatch(row -> row.contains(repository));
    }

    @ParameterizedTest
    @ValueSource(strings = { "unsigned", "promoted", "foreign" })
    void refusesForgedTokensAndLeavesNoRow(String forgery) throws Exception {
        String repository = UUID.randomUUID().toString();

        HubClient.Answer answer = client.scan(forged(forgery), GovernedHub.input(repository));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(database.query(EVENTS)).noneMatch(row -> row.contains(repository));
    }

    @Test
    void keepsSecretsAndFileContentsOutOfEveryRowAndLog() throws Exception {
        String content = "content-" + UUID.randomUUID();
        client.scan(token("ops_operator"), manifest(content));
        client.scan(token("ops_viewer"), manifest(content));
        client.scan(token("ops_operator"), manifest(content).replace("\"repo\"", "\"unknown\":1,\"repo\""));
        client.scan(token("ops_operator"), manifest(content) + "}");
        String secret = database.query("select decrypted_secret from vault.decrypted_secrets where name = 'socket_api_key'")
                .get(0);

        List<String> hidden = List.of(secret, content, base64(secret), base64(content));
        assertThat(everyRow()).isNotEmpty().noneMatch(row -> hidden.stream().anyMatch(row::contains))
                .noneMatch(row -> row.contains(token("ops_operator")) || row.contains(token("ops_viewer")));
        assertThat(hub.output() + hub.errors() + hub.read("postgres/server.log")).doesNotContain(hidden);
    }

    @Test
    void printsATokenOnlyWhereItMeansTo() {
        client.scan(token("ops_operator"), manifest("anything"));
        client.scan(token("ops_operator") + "x", manifest("anything"));

        assertThat(hub.output().split(token("ops_operator"), -1)).as("the list and the curl").hasSize(3);
        assertThat(hub.output().split(token("ops_viewer"), -1)).as("the list").hasSize(2);
        assertThat(hub.errors()).isEmpty();
    }

    private static String token(String role) {
        return tokens.path(role).asText();
    }

    private static String manifest(String content) {
        return "{\"repo\":\"demo\",\"manifests\":[{\"path\":\"package.json\",\"content\":\"" + content + "\"}]}";
    }

    private static String gzipped(String content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(compressed.toByteArray());
    }

    private static String forged(String how) {
        String[] genuine = token("ops_viewer").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(genuine[1]), StandardCharsets.UTF_8);
        return switch (how) {
            case "unsigned" -> base64("{\"alg\":\"none\"}") + "." + genuine[1] + ".";
            case "promoted" -> genuine[0] + "." + base64(claims.replace("ops_viewer", "ops_admin")) + "." + genuine[2];
            default -> TestIssuer.withNewKey().user(UUID.randomUUID()).payload(claims)
                    .header("kid", HubClient.json(new String(Base64.getUrlDecoder().decode(genuine[0]), StandardCharsets.UTF_8))
                            .path("kid").asText())
                    .sign();
        };
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode event(HubClient.Answer answer) throws Exception {
        return HubClient.json(database.query(EVENTS + " where id = ?::uuid", answer.header("X-Event-Id")).get(0));
    }

    private static List<String> everyRow() throws Exception {
        return database.query(EVENTS + " union all select to_jsonb(r)::text from ops.provider_rate_limits r"
                + " union all select to_jsonb(f)::text from ops.federated_callers f");
    }

    private static String mode(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(hub.file(file)));
    }
}
