package com.insightpulseai.mcp.governed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@GovernedTest
class GovernedCallTest {

    private static final String TOOL = "/providers/socket/scan.repo";
    private static final String SECRET = "vault-text-of-socket";

    private final TestDatabase database = TestDatabase.shared();
    private final UUID operator = UUID.randomUUID();

    @BeforeEach
    void freshState() {
        database.reset();
        database.putSecret("socket_api_key", SECRET);
        database.addUser(operator, "ops_operator");
        EchoTool.RUNS.set(0);
    }

    private RequestSpecification as(UUID user, String role) {
        return given().auth().preemptive().oauth2(TestIssuer.shared().token(user, role)).contentType(ContentType.JSON);
    }

    private RequestSpecification asOperator() {
        return as(operator, "ops_operator");
    }

    private ValidatableResponse call(String body) {
        return asOperator().body(body).post(TOOL).then();
    }

    private Map<String, Object> onlyEvent() {
        List<Map<String, Object>> events = database.events();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    @Test
    void anAdmittedCallAnswersAndLeavesOneCompletedRow() {
        String event = call("{\"text\":\"hello\",\"content\":\"abc\",\"api_key\":\"visible\"}")
                .statusCode(200)
                .body("text", equalTo("hello"))
                .body("secret_length", equalTo(SECRET.length()))
                .header("Schema-Version", "1.0")
                .header("RateLimit", matchesPattern("\"scans\";r=49;t=\\d+"))
                .header("RateLimit-Policy", "\"scans\";q=50;w=3600")
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"))
                .extract().header("X-Event-Id");

        Map<String, Object> row = onlyEvent();
        assertThat(row).containsEntry("id", UUID.fromString(event))
                .containsEntry("status", "ok")
                .containsEntry("provider", "socket")
                .containsEntry("tool", "scan.repo")
                .containsEntry("caller_id", operator)
                .containsEntry("caller_role", "ops_operator")
                .containsEntry("caller_kind", "user")
                .containsEntry("hostname", "api.socket.dev")
                .containsEntry("error", null);
        assertThat((Integer) row.get("duration_ms")).isNotNegative();
        assertThat(row.get("payload").toString()).contains("sha256").contains("***").doesNotContain("visible");
        assertThat(row.get("result").toString()).contains("hello");
    }

    @Test
    void noSecretOrFileContentIsInTheRow() {
        call("{\"text\":\"hello\",\"content\":\"the-content\",\"api_key\":\"the-key\"}").statusCode(200);

        assertThat(onlyEvent().toString()).doesNotContain("the-content").doesNotContain("the-key").doesNotContain(SECRET);
    }

    @Test
    void theToolRunsOnTheEventLoop() {
        call("{\"text\":\"hello\"}").statusCode(200).body("thread", containsString("eventloop"));
    }

    @Test
    void theTraceIdOfTheCallerIsTheRequestId() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        asOperator().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01").body("{\"text\":\"hello\"}").post(TOOL)
                .then().statusCode(200).header("X-Request-Id", trace);

        assertThat(onlyEvent()).containsEntry("request_id", trace);
    }

    @Test
    void aRoleBelowTheToolsIsForbiddenAndAudited() {
        UUID viewer = UUID.randomUUID();
        database.addUser(viewer, "ops_viewer");

        as(viewer, "ops_viewer").body("{\"text\":\"hello\"}").post(TOOL).then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("forbidden"))
                .body("event_id", equalTo(onlyEvent().get("id").toString()));

        assertThat(onlyEvent()).containsEntry("status", "denied_role").containsEntry("caller_id", viewer);
        assertThat(EchoTool.RUNS).hasValue(0);
    }

    @Test
    void aRevokedRoleBitesAtTheNextCallWhateverTheTokenSays() {
        call("{\"text\":\"hello\"}").statusCode(200);
        database.addUser(operator, "ops_viewer");

        call("{\"text\":\"hello\"}").statusCode(403);
    }

    @Test
    void withoutATokenThereIsA401AndNoRow() {
        given().contentType(ContentType.JSON).body("{}").post(TOOL).then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("code", equalTo("unauthenticated"))
                .body("event_id", nullValue());

        assertThat(database.events()).isEmpty();
    }

    @Test
    void aForgedTokenIsA401AndNoRow() {
        String forged = TestIssuer.withNewKey().token(operator, "ops_admin");

        given().auth().preemptive().oauth2(forged).contentType(ContentType.JSON).body("{}").post(TOOL).then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"))
                .body("detail", not(containsString(forged)));

        assertThat(database.events()).isEmpty();
    }

    @Test
    void anUnregisteredWorkflowIsA401AndNoRow() {
        given().auth().preemptive().oauth2(TestIssuer.github().githubToken(4711, "refs/heads/main"))
                .contentType(ContentType.JSON).body("{\"text\":\"hello\"}").post(TOOL).then().statusCode(401);

        assertThat(database.events()).isEmpty();
    }

    @Test
    void aRegisteredWorkflowCallsWithTheRoleOfItsRegistration() {
        database.addFederatedCaller(4712, Optional.of("refs/heads/main"), Optional.empty(), "ops_operator");

        given().auth().preemptive().oauth2(TestIssuer.github().githubToken(4712, "refs/heads/main"))
                .contentType(ContentType.JSON).body("{\"text\":\"hello\"}").post(TOOL).then().statusCode(200);

        assertThat(onlyEvent()).containsEntry("caller_kind", "workflow").containsEntry("caller_role", "ops_operator");
    }

    @Test
    void anInputThatBreaksTheRulesIsAuditedAndCostsNoQuota() {
        call("{\"text\":\" \",\"how_many\":11}")
                .statusCode(400)
                .body("code", equalTo("invalid_input"))
                .body("violations.field", equalTo(List.of("how_many", "text")))
                .body("event_id", equalTo(onlyEvent().get("id").toString()));

        assertThat(onlyEvent()).containsEntry("status", "error").containsEntry("error", "invalid_input");
        call("{\"text\":\"hello\"}").header("RateLimit", containsString("r=49"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"text":"x","surprise":1}    | surprise | is not a field of this input
            {"text":7}                   | text     | has the wrong type
            {"text":"x","how_many":"1"}  | how_many | has the wrong type
            {"text":"x","how_many":1.5}  | how_many | has the wrong type
            []                           | ''       | has the wrong type
            "text"                       | ''       | has the wrong type
            """)
    void jsonThatIsNotTheInputIsAuditedAndNamesTheField(String body, String field, String message) {
        call(body).statusCode(400).body("code", equalTo("invalid_input"))
                .body("violations.field", hasItem(field)).body("violations.message", hasItem(message));

        assertThat(onlyEvent()).containsEntry("error", "invalid_input");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"text\":", "{text:1}", "{\"text\":\"a\",\"text\":\"b\"}", "{\"text\":\"a\"} trailing",
            "\u0000" })
    void malformedJsonIsRefusedAndNotWritten(String body) {
        call(body).statusCode(400).contentType("application/problem+json").body("code", equalTo("invalid_input"));

        assertThat(database.events()).isEmpty();
    }

    @Test
    void anEmptyBodyIsAnInvalidInput() {
        call("").statusCode(400).body("code", equalTo("invalid_input"));
    }

    @Test
    void charactersThatTheDatabaseCannotHoldDoNotStopACall() {
        call("{\"text\":\"a\\u0000b\\ud800\"}").statusCode(200);

        assertThat(onlyEvent()).containsEntry("status", "ok");
    }

    @ParameterizedTest
    @CsvSource({ "/providers/socket/scan.everything,404,unknown_tool", "/providers/acme/scan.repo,404,unknown_provider",
            "/providers/socket/..%2f..,404,unknown_tool", "/providers/,404,unknown_provider",
            "/elsewhere,404,not_found" })
    void pathsThatNameNoToolAreNotFound(String path, int status, String code) {
        asOperator().urlEncodingEnabled(false).body("{}").post(path).then().statusCode(status)
                .contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void toolsAreCalledWithPostAndJson() {
        asOperator().get(TOOL).then().statusCode(405).body("code", equalTo("method_not_allowed"));
        asOperator().contentType("text/plain").body("hello").post(TOOL).then().statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void aSchemaVersionThatDoesNotExistIsRefused() {
        asOperator().header("Schema-Version", "9.9").body("{\"text\":\"hello\"}").post(TOOL).then()
                .statusCode(400).body("code", equalTo("invalid_input")).body("violations.field", hasItem("Schema-Version"));
        asOperator().header("Schema-Version", "1.0").body("{\"text\":\"hello\"}").post(TOOL).then().statusCode(200);
    }

    @Test
    void aUsedUpQuotaIsA429ThatSaysWhenToComeBack() {
        for (int i = 0; i < 50; i++) {
            call("{\"text\":\"hello\"}").statusCode(200);
        }

        Response refused = asOperator().body("{\"text\":\"hello\"}").post(TOOL);

        refused.then().statusCode(429).body("code", equalTo("quota_exceeded"))
                .header("Retry-After", matchesPattern("\\d+"))
                .header("RateLimit", matchesPattern("\"scans\";r=0;t=\\d+"))
                .header("RateLimit-Policy", "\"scans\";q=50;w=3600");
        assertThat(database.events()).filteredOn(row -> row.get("status").equals("denied_quota")).hasSize(1);
        assertThat(EchoTool.RUNS).hasValue(50);
    }

    @Test
    void aMissingSecretIsAClearAuditedErrorThatCostsNoQuota() {
        database.removeSecret("socket_api_key");

        call("{\"text\":\"hello\"}").statusCode(503).body("code", equalTo("unavailable"))
                .body("detail", containsString("vault")).header("Retry-After", "60");

        assertThat(onlyEvent()).containsEntry("status", "error").containsEntry("error", "secret_missing");
        assertThat(EchoTool.RUNS).hasValue(0);
        database.putSecret("socket_api_key", SECRET);
        call("{\"text\":\"hello\"}").header("RateLimit", containsString("r=49"));
    }

    @Test
    void aRotatedSecretIsUsedByTheVeryNextCall() {
        call("{\"text\":\"hello\"}").body("secret_length", equalTo(SECRET.length()));
        database.putSecret("socket_api_key", "short");

        call("{\"text\":\"hello\"}").body("secret_length", equalTo(5));
    }

    @ParameterizedTest
    @CsvSource({ "upstream,502,upstream_error", "host,403,host_not_allowed", "bug,500,internal_error",
            "hang,504,upstream_timeout" })
    void aFailingToolIsAProblemWithARowThatSaysSo(String text, int status, String code) {
        String body = call("{\"text\":\"" + text + "\"}").statusCode(status).contentType("application/problem+json")
                .body("code", equalTo(code)).extract().asString();

        assertThat(body).doesNotContain("secret-host").doesNotContain("Exception");
        assertThat(onlyEvent()).containsEntry("status", "error").containsEntry("error", code);
    }

    @Test
    void aBodyOverTheLimitIsRefusedByItsLength() {
        call("{\"text\":\"" + "x".repeat(7 << 20) + "\"}").statusCode(413).body("code", equalTo("too_large"));

        assertThat(database.events()).isEmpty();
    }

    @Test
    void aBodyOverTheLimitIsRefusedWithoutAnAnnouncedLengthToo() throws Exception {
        byte[] body = ("{\"text\":\"" + "x".repeat(7 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest chunked = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + TOOL))
                .header("Authorization", "Bearer " + TestIssuer.shared().token(operator, "ops_operator"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("too_large");
    }
}
