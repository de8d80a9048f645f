package com.insightpulseai.mcp.scanner.cli;

import static com.insightpulseai.mcp.scanner.HubScans.MALWARE;
import static com.insightpulseai.mcp.scanner.HubScans.complete;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options, variables of a workflow, and those of GitHub's runner. */
class GateInputsTest extends JudgedPullRequest {

    /** Names of branches that a shell, a path or a query would take for something else. */
    @ParameterizedTest
    @ValueSource(strings = { "$(id)", "\";rm", "a#b", "`id`", "-rf", "ünï" })
    void anyNameOfABranchIsOne(String branch) throws IOException {
        assertThat(refOfAPush(branch)).isEqualTo(branch);
    }

    /** Names that git refuses, and the server with it. */
    @ParameterizedTest
    @ValueSource(strings = { "\"; rm", "release/*", "a..b", "HEAD", "a.lock" })
    void aNameThatIsNoneIsLeftOut(String branch) throws IOException {
        assertThat(refOfAPush(branch)).isEqualTo(scene.merge);
    }

    private String refOfAPush(String branch) throws IOException {
        gate.hub.on("scan.repo", complete("s1"));
        Map<String, String> job = gate.variables(scene.job("push", scene.merge, "refs/heads/" + branch, "{}"));

        assertThat(gate.run(checkout, job).exitCode()).isZero();
        return scans().get(0).input().path("ref").asText();
    }

    @ParameterizedTest
    @CsvSource({ "255,true", "256,false" })
    void aLongNameIsLeftOutWhereTheServerTakesItNot(int length, boolean isSent) throws IOException {
        String branch = "b".repeat(length);

        assertThat(refOfAPush(branch)).isEqualTo(isSent ? branch : scene.merge);
    }

    @Test
    void aGateHasNoListOfTheWorkTree() throws IOException {
        assertThat(gate.run(checkout, gate.variables(scene.pullRequestJob()), "--allow", "x").err()).contains("Unknown option");
    }

    @Test
    void aVariableThatNothingReadsIsAWarning() throws IOException {
        gate.hub.on("scan.repo", complete("b1"), complete("s1"));

        assertThat(judged("MCP_GATE_COMENT", "always", "MCP_GATE_COMMENT", "", "MCP_GATE_TIMEOUT", " ").out())
                .contains("nothing reads the variable MCP_GATE_COMENT; did you mean MCP_GATE_COMMENT?");
    }

    @ParameterizedTest
    @CsvSource({ "README.md,false,3", "README.md,true,0", "servces/api,false,2", "servces/api,true,2",
            "../web,true,2" })
    void aPartWithoutAManifestIsProbablyMisspelt(String path, boolean allowsEmpty, int code) throws IOException {
        GateProgram.Ended ended = judged("MCP_GATE_PATH", "README.md\n " + path, "MCP_GATE_SCAN_NAME", "api",
                "MCP_GATE_ALLOW_EMPTY", Boolean.toString(allowsEmpty));

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(code);
        assertThat(ended.log()).contains(code == 2 ? "--path " + path : "NOTHING TO SCAN");
    }

    @Test
    void aPartIsComparedWithItself() throws IOException {
        gate.hub.on("scan.repo", complete("b1"), complete("s1"));

        assertThat(
                judged("MCP_GATE_PATH", "package.json", "MCP_GATE_SCAN_NAME", "api", "MCP_GATE_COMMENT", "always").exitCode())
                .isZero();
        assertThat(scans()).extracting(call -> call.input().path("repo").asText()).containsOnly("acme/web--api");
        assertThat(scans().get(1).paths()).containsExactly("package.json");
        assertThat(comment()).contains("dependency-gate:api ");
    }

    @Test
    void twoGatesOfOneJobKeepTheirReports() throws IOException {
        gate.hub.on("scan.repo", complete("b1"), complete("s1"), complete("b2"), complete("s2", MALWARE));

        judged();
        judged("MCP_GATE_PATH", "package.json", "MCP_GATE_SCAN_NAME", "api");

        assertThat(gate.report().path("verdict").asText()).isEqualTo("clean");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MCP_GATE_COMMENT     | allways        | did you mean always?
            MCP_GATE_FORKS       | deffer         | did you mean defer?
            MCP_GATE_ON_ERROR    | wran           | did you mean warn?
            MCP_GATE_WARN_ONLY   | treu           | did you mean true?
            MCP_GATE_SEVERITY    | hgih           | did you mean high?
            MCP_GATE_TIMEOUT     | ten            | must be a number with a unit
            MCP_GATE_COMMENT_KEY | a b            | must have 1 to 50 letters
            MCP_GATE_SCAN_NAME   | a/b            | must have 1 to 50 letters
            MCP_GATE_BASELINE    | -x             | must be a branch, tag or commit
            MCP_GATE_PATH        | services       | --path needs a --scan-name
            GITHUB_EVENT_NAME    | workflow_run   | is none that the gate judges
            GITHUB_EVENT_NAME    | pull_request_target | rights of the target branch
            GITHUB_SHA           | main           | must be a commit's id
            GITHUB_REPOSITORY    | web            | must be owner/name
            GITHUB_SERVER_URL    | http://github.example.com | must begin with https://
            """)
    void aWrongWordIsWrongUse(String variable, String value, String message) throws IOException {
        GateProgram.Ended ended = judged(variable, value);

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(2);
        assertThat(ended.log()).contains(message);
        assertThat(scans()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_API_URL", "GITHUB_RUN_ID", "GITHUB_SHA",
            "GITHUB_REF",
            "GITHUB_EVENT_NAME" })
    void elsewhereTheCommandScanIsNamed(String variable) throws IOException {
        Map<String, String> job = new HashMap<>(gate.variables(scene.pullRequestJob()));
        job.remove(variable);

        assertThat(gate.run(checkout, job).err()).contains(variable + " is missing", "use the command scan");
    }

    @Test
    void optionsCountOverVariables() throws IOException {
        gate.hub.on("scan.repo", complete("b1"), complete("s1", MALWARE));
        Map<String, String> job = gate.variables(scene.pullRequestJob());
        job.putAll(Map.of("MCP_GATE_WARN_ONLY", "true", "MCP_GATE_COMMENT", "always", "MCP_GATE_COMMENT_KEY", "one"));

        assertThat(gate.run(checkout, job, "--fail-on-findings", "--comment-key", "two").exitCode()).isEqualTo(1);
        assertThat(comment()).contains("dependency-gate:two ");
    }
}
