package com.insightpulseai.mcp.functions.socket.scanrepo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.provider.socket.stub.ShortSocketTimes;
import com.insightpulseai.mcp.provider.socket.stub.WireMockSocket;
import com.insightpulseai.mcp.testing.PostgresResource;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestIssuerResource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** A workflow's token of a pull request or a merge queue, which may not speak for other changes nor for a branch. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TestIssuerResource.class)
@QuarkusTestResource(WireMockSocket.class)
@QuarkusTestResource(ShortSocketTimes.class)
class ScanRepoWorkflowTest extends StubbedScanTest {

    private static final String PULL_REQUEST = "refs/pull/17/merge";
    private static final String QUEUE = "refs/heads/gh-readonly-queue/main/pr-17-6113728f";
    private static final String WORKFLOW = "acme/ci/.github/workflows/gate.yml@refs/heads/main";

    @ParameterizedTest
    @CsvSource({ "pull_request," + PULL_REQUEST, "pull_request_review," + PULL_REQUEST, "merge_group," + QUEUE,
            "push," + QUEUE, "pull_request_target,refs/heads/main" })
    void refusesToMakeAHead(String event, String ref) {
        call(event, ref, "\"ref\":\"main\",\"make_head\":true").statusCode(403).body("code", equalTo("forbidden"))
                .body("detail", equalTo(
                        "make_head is not for the token of a pull request or a merge queue, whose change is not merged."));

        assertRefused();
    }

    @ParameterizedTest
    @CsvSource({ "pull_request," + PULL_REQUEST + ",16", "pull_request," + PULL_REQUEST + ",171",
            "pull_request,refs/pull/17/head,17", "merge_group," + QUEUE + ",17", "pull_request_target,refs/heads/main,17" })
    void refusesAnotherPullRequestThanTheTokens(String event, String ref, int number) {
        call(event, ref, "\"ref\":\"feature\",\"pull_request\":" + number).statusCode(403).body("code", equalTo("forbidden"))
                .body("detail", equalTo(ref.equals(PULL_REQUEST)
                        ? "The token is of pull request 17, so pull_request must be that number or absent."
                        : "The token names no pull request, so pull_request must be absent."));

        assertRefused();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "pull_request|" + PULL_REQUEST + "|\"ref\":\"feature\",\"pull_request\":17",
            "pull_request|" + PULL_REQUEST + "|\"ref\":\"feature\"",
            "merge_group|" + QUEUE + "|\"ref\":\"feature\",\"make_head\":false",
            "push|refs/heads/main|\"ref\":\"main\",\"make_head\":true",
            "workflow_run|refs/heads/main|\"ref\":\"feature\",\"pull_request\":16" })
    void scansWhatTheTokenIsOf(String event, String ref, String input) {
        call(event, ref, input).statusCode(200).body("state", equalTo("complete"));
    }

    @Test
    void refusesAnInputThatIsNoneBefore() {
        call("pull_request", PULL_REQUEST, "\"ref\":\"a..b\",\"make_head\":true").statusCode(400)
                .body("code", equalTo("invalid_input"));
    }

    @Test
    void leavesUsersAlone() {
        UUID admin = UUID.randomUUID();
        database.addUser(admin, "ops_admin");

        as(admin, "ops_admin").body(body("\"ref\":\"main\",\"pull_request\":16")).post(TOOL).then().statusCode(200);
    }

    private ValidatableResponse call(String event, String ref, String input) {
        database.execute("""
                insert into ops.federated_callers (repository_id, events, workflow, role)
                values (4711, array[?]::text[], ?, 'ops_operator')
                """, event, WORKFLOW);
        String token = TestIssuer.github().workflow(4711).claim("event_name", event).claim("ref", ref)
                .claim("job_workflow_ref", WORKFLOW).sign();
        return given().port(port()).auth().preemptive().oauth2(token).contentType(ContentType.JSON).body(body(input))
                .post(TOOL).then();
    }

    private static String body(String input) {
        return """
                {"repo":"web",%s,"manifests":[{"path":"app/package.json","content":"%s"}]}""".formatted(input, CONTENT);
    }

    private void assertRefused() {
        assertThat(socket.requests()).isEmpty();
        assertThat(database.events()).singleElement().satisfies(event -> assertThat(event).containsEntry("status", "error")
                .containsEntry("error", "forbidden").containsEntry("caller_kind", "workflow"));
        assertThat(database.query("select * from ops.provider_rate_limits")).isEmpty();
    }
}
