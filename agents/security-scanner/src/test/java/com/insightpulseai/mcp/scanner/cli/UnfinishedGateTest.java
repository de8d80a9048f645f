package com.insightpulseai.mcp.scanner.cli;

import static com.insightpulseai.mcp.scanner.HubScans.complete;
import static com.insightpulseai.mcp.scanner.HubScans.pending;
import static com.insightpulseai.mcp.scanner.HubStub.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.scanner.github.PullRequestScene;

/** Tokens of a job, and ends without a verdict. */
class UnfinishedGateTest extends JudgedPullRequest {

    @Test
    void theJobsTokenIsMaskedBeforeItIsUsedAndNotShownElsewhere() throws IOException {
        gate.hub.on("scan.repo", complete("b1"), complete("s1"));

        GateProgram.Ended ended = judged();

        String token = gate.tokens.issued().get(0);
        assertThat(ended.out()).startsWith("::add-mask::" + token + "\n");
        assertThat(ended.log().replaceFirst("::add-mask::" + token, "")).doesNotContain(token, "ghs_token",
                "secret-of-the-job");
        assertThat(scans().get(0).authorization()).isEqualTo("Bearer " + token);
        assertThat(gate.tokens.requests().get(0)).contains("audience=http%3A%2F%2F127.0.0.1");
    }

    @Test
    void aTokenThatEndsInTheMiddleIsReplaced() throws IOException {
        gate.hub.on("scan.repo", complete("b1"), problem(401, "unauthenticated"), complete("s1"));

        GateProgram.Ended ended = judged("MCP_AUDIENCE", "https://mcp.example.com");

        assertThat(ended.exitCode()).as(ended.log()).isZero();
        assertThat(gate.tokens.issued()).hasSize(2)
                .allSatisfy(token -> assertThat(ended.out()).contains("::add-mask::" + token + "\n"));
        assertThat(gate.tokens.requests()).allMatch(request -> request.contains("audience=https%3A%2F%2Fmcp.example.com"));
    }

    @ParameterizedTest
    @CsvSource({ "fail,4", "warn,0" })
    void aHubThatIsDownLeavesNoVerdict(String onError, int code) throws IOException {
        gate.hub.on("scan.repo", complete("b1"), complete("s1"));
        judged("MCP_GATE_COMMENT", "always");
        assertThat(comment()).contains("clean");
        String url = gate.hub.url();
        gate.hub.close();

        GateProgram.Ended ended = judged("MCP_URL", url, "MCP_GATE_ON_ERROR", onError, "GITHUB_RUN_ID", "1001",
                "MCP_GATE_TIMEOUT",
                "5s");

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(code);
        assertThat(ended.log()).contains("Check the address of the server")
                .contains(code == 0 ? "Nothing was checked" : "UNKNOWN")
                .contains(code == 0 ? "::warning title=Dependency gate%3A not checked" : "::error title=");
        assertThat(gate.report().path("verdict").asText()).isEqualTo("unknown");
        assertThat(comment()).contains("not checked").doesNotContain("clean");
    }

    @ParameterizedTest
    @CsvSource({ "MCP_URL,''", "MCP_URL,http://mcp.example.com", "MCP_TOKEN,two words", "MCP_TOKEN_FILE,/absent",
            "ACTIONS_ID_TOKEN_REQUEST_URL,http://example.com", "MCP_GATE_TIMEOUT,ten", "MCP_GATE_FORKS,deffer",
            "MCP_GATE_SEVERITY,hgih" })
    void wrongUseReplacesAnEarlierVerdictToo(String variable, String value) throws IOException {
        gate.hub.on("scan.repo", complete("b1"), complete("s1"), problem(400, "invalid_input"));
        judged("MCP_GATE_COMMENT", "always", "MCP_GATE_COMMENT_KEY", "key", "MCP_GATE_SCAN_NAME", "web");

        GateProgram.Ended ended = judged("MCP_GATE_COMMENT_KEY", "key", "MCP_GATE_SCAN_NAME", "web", "GITHUB_RUN_ID", "1001",
                variable, value);

        assertThat(ended.exitCode()).as(ended.log()).isIn(2, 4);
        assertThat(ended.log()).doesNotContain("This should not have happened");
        assertThat(comment()).contains("not checked");
    }

    @Test
    void whereTheCommentCannotBeKnownNoneIsTouched() throws IOException {
        gate.hub.on("scan.repo", complete("b1"), complete("s1"));
        judged("MCP_GATE_COMMENT", "always");

        assertThat(judged("MCP_GATE_COMMENT_KEY", "a b", "GITHUB_RUN_ID", "1001").exitCode()).isEqualTo(2);
        assertThat(judged("MCP_GATE_COMMENT", "never", "MCP_GATE_TIMEOUT", "ten", "GITHUB_RUN_ID", "1002").exitCode())
                .isEqualTo(2);
        assertThat(comment()).contains("run=1000 ");
    }

    @Test
    void anUnknownJobIsToldTheRowThatWouldLetItIn() throws IOException {
        gate.hub.on("scan.repo", problem(401, "unauthenticated"));

        GateProgram.Ended ended = judged();

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.err()).contains("insert into ops.federated_callers", "'{pull_request,merge_group}', "
                + "'acme/ci/.github/workflows/pr-dependency-check.yml@refs/heads/main'");
        assertThat(ended.out()).contains("The server has no row that lets this job in");
    }

    @Test
    void aUsedUpBudgetSaysWhenItIsFreeAgain() throws IOException {
        gate.hub.on("scan.repo", problem(429, "quota_exceeded", Map.of("Retry-After", "1500")));

        GateProgram.Ended ended = judged();

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.out()).contains("used up for 25 min");
    }

    @Test
    void aScanThatDoesNotEndIsNoCleanOne() throws IOException {
        gate.hub.on("scan.repo", complete("b1"), pending("s1")).on("scan.get", pending("s1"));

        assertThat(judged("MCP_GATE_TIMEOUT", "2s").exitCode()).isEqualTo(4);
    }

    /** Without the variables by which a job asks for a token. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fork       | octocat         | octocat         | fail  | 4 | from a fork
            fork       | octocat         | octocat         | defer | 0 | the merge queue's run has to judge
            own        | octocat         | octocat         | fail  | 4 | `id-token: write`
            own        | octocat         | octocat         | defer | 4 | `id-token: write`
            own        | dependabot[bot] | dependabot[bot] | fail  | 4 | Start the job again by hand
            own        | dependabot[bot] | dependabot[bot] | defer | 0 | the merge queue's run has to judge
            own        | dependabot[bot] | octocat         | fail  | 4 | started again by hand
            own        | dependabot[bot] | octocat         | defer | 0 | the merge queue's run has to judge
            """)
    void absentTokensAreToldApart(String head, String actor, String triggering, String forks, int code, String message)
            throws IOException {
        Map<String, String> job = gate.withoutToken(scene.job("pull_request", scene.merge, MERGE_REF,
                scene.payload(scene.head, "opened", head.equals("fork"))));
        job.putAll(Map.of("GITHUB_ACTOR", actor, "GITHUB_TRIGGERING_ACTOR", triggering, "MCP_GATE_FORKS", forks));

        GateProgram.Ended ended = gate.run(checkout, job);

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(code);
        assertThat(ended.log()).contains(message);
        assertThat(ended.log().contains("::error")).isEqualTo(code != 0);
        assertThat(ended.log().contains("et `forks: defer`")).isEqualTo(forks.equals("fail") && !message.contains("id-token"));
        assertThat(gate.report().path("verdict").asText()).isEqualTo("unknown");
        assertThat(gate.hub.calls("files.supported")).isEmpty();
    }

    /** The queue is what others defer to, and a push is merged already. */
    @ParameterizedTest
    @CsvSource({ "merge_group,`id-token: write`", "push,Dependabot started" })
    void onlyAPullRequestIsDeferred(String event, String message) throws IOException {
        String queued = scene.merged("main", "feature");
        scene.publish(queued, QUEUE_REF);
        Map<String, String> job = gate.withoutToken(
                scene.job(event, queued, QUEUE_REF, PullRequestScene.queue(scene.base, queued, "release/1.0")));
        job.putAll(Map.of("GITHUB_ACTOR", "dependabot[bot]", "GITHUB_TRIGGERING_ACTOR", "dependabot[bot]", "MCP_GATE_FORKS",
                "defer"));

        GateProgram.Ended ended = gate.run(checkout, job);

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(4);
        assertThat(ended.log()).contains(message).doesNotContain("has to judge", "forks: defer");
    }

    @Test
    void aConfiguredTokenNeedsNoneOfTheJob() throws IOException {
        gate.hub.on("scan.repo", complete("b1"), complete("s1"));
        Map<String, String> job = gate.withoutToken(scene.pullRequestJob());
        job.put("MCP_TOKEN", "a.configured.token");

        GateProgram.Ended ended = gate.run(checkout, job);

        assertThat(ended.exitCode()).as(ended.log()).isZero();
        assertThat(ended.log()).doesNotContain("add-mask", "a.configured.token");
    }

    @Test
    void aTokenServiceThatFailsIsNamed() throws IOException {
        gate.tokens.failWith(503);

        GateProgram.Ended ended = judged("MCP_GATE_TIMEOUT", "5s");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.out()).contains("GitHub's service that issues tokens");
    }

    @Test
    void aFolderWithoutARepositoryIsToldToCheckOut() throws IOException {
        GateProgram.Ended ended = gate.run(Files.createTempDirectory(folder, "plain"), gate.variables(scene.pullRequestJob()));

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.log()).contains("actions/checkout and `fetch-depth: 2`");
    }

    @Test
    void noNameInTheLogIsACommandOfTheRunner() throws IOException {
        scene.work().git("checkout", "-q", "--detach", "feature");
        String head = scene.work().write("::error::x/##[group]/mix.lock", "%{}\n").commit();
        String merge = scene.merged("main", head);
        scene.publish(merge, "refs/heads/hostile");
        gate.hub.on("scan.repo", complete("b1"), complete("s1"));

        GateProgram.Ended ended = gate.run(scene.checkout(merge, "refs/heads/hostile", 2),
                gate.variables(scene.job("pull_request", merge, MERGE_REF, scene.payload(head, "opened", false))), "--strict");

        assertThat(ended.exitCode()).isEqualTo(4);
        assertThat(ended.err().lines()).noneMatch(line -> line.stripLeading().startsWith("::") || line.contains("##["));
    }
}
