package com.insightpulseai.mcp.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;
import com.insightpulseai.mcp.access.UnauthenticatedRequest;
import com.insightpulseai.mcp.testing.LoggedLines;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestToken;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;

/** Tokens of GitHub Actions, and what response, log, counter and audit say of them. */
@QuarkusTest
@GovernedTest
class WorkflowCallTest extends GovernedCalls {

    private static final long REPOSITORY = 4711;
    private static final String GATE = "acme/ci/.github/workflows/gate.yml@refs/heads/main";

    @Inject
    RefusedWorkflows refused;

    private UUID gate;

    @ApplicationScoped
    static class RefusedWorkflows {

        private final List<Reason> reasons = new CopyOnWriteArrayList<>();

        List<Reason> reasons() {
            return reasons;
        }

        void note(@Observes UnauthenticatedRequest request) {
            reasons.add(request.reason());
        }
    }

    @BeforeEach
    void register() {
        refused.reasons().clear();
        database.addFederatedCaller(REPOSITORY, Optional.of("refs/heads/main"), Optional.empty(),
                "ops_operator");
        gate = (UUID) database.query("""
                insert into ops.federated_callers (repository_id, events, workflow, tools, role)
                values (?, '{pull_request,merge_group}', ?, '{socket/scan.repo}', 'ops_operator') returning id
                """, REPOSITORY, GATE).get(0).get("id");
    }

    @Test
    void theRowOfACallHasTheClaimsOfTheTokenAndNotOfTheInput() {
        call(pullRequest()).statusCode(200);

        Map<String, Object> row = onlyEvent();
        assertThat(row).containsEntry("status", "ok").containsEntry("caller_id", gate)
                .containsEntry("caller_role", "ops_operator");
        assertThat(new JsonObject(row.get("claims").toString())).isEqualTo(new JsonObject()
                .put("repository", "octo-org/octo-repo").put("ref", "refs/pull/17/merge")
                .put("sha", "6113728f27ae82c7b1a177c8d03f9e96e0adf246").put("event", "pull_request").put("run", "8123456789")
                .put("attempt", "1").put("actor", "octocat").put("workflow", GATE));
    }

    static Stream<Arguments> strangers() {
        return Stream.<Map.Entry<String, UnaryOperator<TestToken>>> of(
                Map.entry("another repository", token -> token.claim("repository_id", "4712")),
                Map.entry("an event with the ref of main", token -> token.claim("event_name", "pull_request_target")
                        .claim("ref", "refs/heads/main")
                        .claim("job_workflow_ref", "octo-org/octo-repo/.github/workflows/x.yml@x")),
                Map.entry("the pull request's own workflow", token -> token.claim("job_workflow_ref",
                        "octo-org/octo-repo/.github/workflows/gate.yml@refs/pull/17/merge")),
                Map.entry("no workflow", token -> token.withoutClaim("job_workflow_ref")),
                Map.entry("no event", token -> token.withoutClaim("event_name")),
                Map.entry("a push to a branch", token -> token.claim("event_name", "push").claim("ref", "refs/heads/a*b")))
                .map(stranger -> Arguments.of(stranger.getKey(), stranger.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void aTokenThatNoRowMatchesIsA401WithALineAndACountAndNoRow(String name, UnaryOperator<TestToken> change) {
        try (LoggedLines log = new LoggedLines()) {
            call(change.apply(pullRequest())).statusCode(401)
                    .header("WWW-Authenticate", "Bearer error=\"invalid_token\"").body("code", equalTo("unauthenticated"));

            assertThat(log.lines()).anySatisfy(line -> assertThat(line).matches(
                    "Unauthenticated request: reason=UNREGISTERED issuer=token.actions.githubusercontent.com repository=\\d+"));
        }
        assertThat(database.events()).isEmpty();
        assertThat(refused.reasons()).containsExactly(Reason.UNREGISTERED);
        assertThat(EchoTool.RUNS).hasValue(0);
    }

    @Test
    void aClaimThatIsNoTextIsA401AndNoRow() {
        call(pullRequest().claim("ref", "refs/heads/main\u0000")).statusCode(401);
        call(pullRequest().claim("base_ref", List.of("main"))).statusCode(401);

        assertThat(database.events()).isEmpty();
        assertThat(refused.reasons()).containsExactly(Reason.CLAIMS, Reason.CLAIMS);
    }

    @Test
    void aToolThatTheRowDoesNotListIsA403WithARow() {
        request(pullRequest()).body("{}").post(ReadingTool.PATH).then().statusCode(403)
                .body("code", equalTo("forbidden"))
                .body("detail", equalTo(
                        "The row of ops.federated_callers for this workflow lists the tools it may call, and not this one."))
                .body("event_id", equalTo(onlyEvent().get("id").toString()));

        assertThat(onlyEvent()).containsEntry("status", "denied_role").containsEntry("error", "tool_not_allowed")
                .containsEntry("caller_id", gate).containsEntry("caller_role", "ops_operator");
        assertThat(onlyEvent().get("claims").toString()).contains("refs/pull/17/merge");
        assertThat(refused.reasons()).isEmpty();
    }

    @Test
    void aRowWhoseRoleIsTooLowIsA403ThatNamesTheRole() {
        database.execute("update ops.federated_callers set role = 'ops_viewer'");

        call(pullRequest()).statusCode(403).body("detail", equalTo("The tool needs the role ops_operator."))
                .body("detail", not(containsString("lists")));

        assertThat(onlyEvent()).containsEntry("status", "denied_role").containsEntry("error", null);
    }

    @Test
    void aRevokedRowIsNone() {
        call(pullRequest()).statusCode(200);

        database.execute("update ops.federated_callers set revoked_at = now() where id = ?", gate);

        call(pullRequest()).statusCode(401);
        assertThat(database.events()).hasSize(1);
    }

    private static TestToken pullRequest() {
        return TestIssuer.github().workflow(REPOSITORY).claim("event_name", "pull_request").claim("ref", "refs/pull/17/merge")
                .claim("base_ref", "main").claim("head_ref", "feature").claim("job_workflow_ref", GATE);
    }

    private static RequestSpecification request(TestToken token) {
        return given().auth().preemptive().oauth2(token.sign()).contentType(ContentType.JSON);
    }

    private static ValidatableResponse call(TestToken token) {
        return request(token).body("{\"text\":\"hello\"}").post(TOOL).then();
    }
}
