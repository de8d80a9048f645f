package com.insightpulseai.mcp.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;
import com.insightpulseai.mcp.access.UnauthenticatedRequest;
import com.insightpulseai.mcp.config.ServedTools;
import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@GovernedTest
class GovernedCallTest extends GovernedCalls {

    @Inject
    CountedRefusals counted;

    @Inject
    ServedTools served;

    @ApplicationScoped
    static class CountedRefusals {

        private final List<Reason> reasons = new CopyOnWriteArrayList<>();

        List<Reason> reasons() {
            return reasons;
        }

        void count(@Observes UnauthenticatedRequest request) {
            reasons.add(request.reason());
        }
    }

    @BeforeEach
    void countFromZero() {
        counted.reasons().clear();
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

    /** The index of request ids grows at its end then. */
    @Test
    void requestIdsOfOurOwnAscend() {
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> call("{\"text\":\"hello\"}").extract().header("X-Request-Id"))
                .toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
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

    @ParameterizedTest
    @ValueSource(strings = { "Bearer  ", "bearer     ", "BEARER " })
    void blanksMayStandBetweenTheSchemeAndTheToken(String scheme) {
        given().header("Authorization", scheme + TestIssuer.shared().token(operator, "ops_operator"))
                .contentType(ContentType.JSON).body("{\"text\":\"hello\"}").post(TOOL).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer \t", "Bearer\t", "Bearer", "Bearer  x " })
    void nothingElseMayStandThere(String scheme) {
        given().header("Authorization", scheme + TestIssuer.shared().token(operator, "ops_operator"))
                .contentType(ContentType.JSON).body("{\"text\":\"hello\"}").post(TOOL).then().statusCode(401);
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
        assertThat(counted.reasons()).containsExactly(Reason.UNREGISTERED);
    }

    @Test
    void aRegisteredWorkflowCallsWithTheRoleOfItsRegistration() {
        database.addFederatedCaller(4712, Optional.of("refs/heads/main"), Optional.empty(), "ops_operator");

        given().auth().preemptive().oauth2(TestIssuer.github().githubToken(4712, "refs/heads/main"))
                .contentType(ContentType.JSON).body("{\"text\":\"hello\"}").post(TOOL).then().statusCode(200);

        assertThat(onlyEvent()).containsEntry("caller_kind", "workflow").containsEntry("caller_role", "ops_operator");
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

    @Test
    void blankSpaceAroundASecretIsNoPartOfIt() {
        database.putSecret("socket_api_key", " short\n");

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
    void theProcessKnowsWhichToolsItServes() {
        assertThat(served.ids()).containsExactlyInAnyOrder(ToolId.parse("socket/scan.repo"),
                ToolId.parse("socket/findings.list"), ToolId.parse("socket/finding.triage"));
    }
}
