package com.insightpulseai.mcp.scanner.cli;

import static com.insightpulseai.mcp.scanner.HubScans.MALWARE;
import static com.insightpulseai.mcp.scanner.HubScans.OLD_CVE;
import static com.insightpulseai.mcp.scanner.HubScans.complete;
import static com.insightpulseai.mcp.scanner.HubScans.none;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.scanner.GitHubStub;
import com.insightpulseai.mcp.scanner.github.PullRequestScene;

/** Jobs of a gate from their event to their end. */
class GitHubCommandTest extends JudgedPullRequest {

    @Test
    void aPullRequestIsComparedWithTheCommitThatItIsMergedInto() throws IOException {
        gate.hub.on("scan.repo", none(), complete("b1", OLD_CVE), complete("s1", MALWARE, OLD_CVE));

        GateProgram.Ended ended = judged("MCP_GATE_SEVERITY", "high");

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(1);
        assertThat(scans()).extracting(call -> call.input().path("ref").asText()).containsExactly(scene.base, scene.base,
                "pull/7/merge");
        assertThat(scans().get(2).input().path("commit").asText()).isEqualTo(scene.merge);
        assertThat(scans().get(2).input().path("pull_request").asInt()).isEqualTo(7);
        assertThat(scans().get(1).input().has("pull_request")).isFalse();
        assertThat(gate.report().path("baseline").asText()).startsWith("main (" + scene.base.substring(0, 10));
        assertThat(gate.github.comments()).hasSize(1);
    }

    @Test
    void aSecondRunAsksForNothingNew() throws IOException {
        gate.hub.on("scan.repo", complete("b1"), complete("s1"), complete("b1"), complete("s1"));

        judged();
        judged("GITHUB_RUN_ID", "1001", "GITHUB_RUN_ATTEMPT", "2");

        assertThat(scans().get(3).idempotencyKey()).isNotNull().isEqualTo(scans().get(1).idempotencyKey());
        assertThat(gate.hub.calls("files.supported")).hasSize(1);
    }

    @Test
    void nothingIsSentForAnUnchangedPullRequest() throws IOException {
        String head = scene.pushed("main", "3");
        String merge = scene.merged("main", head);
        scene.publish(merge, "refs/heads/unchanged");
        Path unchanged = scene.checkout(merge, "refs/heads/unchanged", 2);
        Map<String, String> job = gate
                .variables(scene.job("pull_request", merge, MERGE_REF, scene.payload(head, "opened", false)));

        GateProgram.Ended ended = gate.run(unchanged, job);

        assertThat(ended.exitCode()).as(ended.log()).isZero();
        assertThat(gate.report().path("verdict").asText()).isEqualTo("unchanged");
        assertThat(scans()).isEmpty();
        gate.hub.on("scan.repo", complete("b1"), complete("s1", MALWARE));
        job.put("MCP_GATE_ALWAYS_SCAN", "true");
        assertThat(gate.run(unchanged, job).exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aRefusedSummaryAndCommentChangeNoVerdict(boolean isBad) throws IOException {
        gate.hub.on("scan.repo", complete("b1"), isBad ? complete("s1", MALWARE) : complete("s1"));
        gate.github.fail("GET comments", GitHubStub.refusal(403, "Resource not accessible by integration"));
        Path summary = Files.createTempDirectory(folder, "no-file");

        GateProgram.Ended ended = judged("GITHUB_STEP_SUMMARY", summary.toString(), "MCP_GATE_COMMENT", "always");

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(isBad ? 1 : 0);
        assertThat(ended.out()).contains("::warning title=Dependency gate::The summary cannot be written",
                "pull-requests: write");
    }

    @Test
    void aMergeGroupIsJudgedWithoutAComment() throws IOException {
        String queued = scene.merged("main", "feature");
        scene.publish(queued, QUEUE_REF);
        gate.hub.on("scan.repo", complete("b1"), complete("s1", MALWARE));

        GateProgram.Ended ended = gate.run(scene.checkout(queued, QUEUE_REF, 2), gate.variables(
                scene.job("merge_group", queued, QUEUE_REF, PullRequestScene.queue(scene.base, queued, "release/1.0"))));

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(1);
        assertThat(scans().get(1).input().path("ref").asText()).isEqualTo(QUEUE_REF.substring("refs/heads/".length()));
        assertThat(gate.github.requests()).isEmpty();
    }

    @Test
    void aPushIsScannedWhollyOrBesideABaseline() throws IOException {
        gate.hub.on("scan.repo", complete("s1", OLD_CVE), complete("b1", OLD_CVE), complete("s2", OLD_CVE));
        Map<String, String> job = gate.variables(scene.job("push", scene.merge, "refs/heads/release/1.0", "{}"));
        job.put("MCP_GATE_SEVERITY", "high");
        Path shallow = scene.checkout(scene.merge, MERGE_REF, 1);

        assertThat(gate.run(shallow, job).exitCode()).isEqualTo(1);
        job.put("MCP_GATE_BASELINE", scene.base);
        assertThat(gate.run(shallow, job).exitCode()).isZero();
        assertThat(scans()).extracting(call -> call.input().path("ref").asText()).containsExactly("release/1.0", scene.base,
                "release/1.0");
    }

    @Test
    void anAllowListOfTheChangeItselfDoesNotCount() throws IOException {
        scene.work().git("checkout", "-q", "--detach", "feature");
        String head = scene.work().write(".dependency-gate.yaml", "version: 1\nallow:\n  - id: malware\n"
                + "    package: pkg:npm/evil-test-package@1.0.0\n    reason: trust me\n    expires: 2026-12-31\n"
                + "exclude: ['package.json']\n").write("socket.yml", "version: 2\nprojectIgnorePaths: ['**']\n").commit();
        String merge = scene.merged("main", head);
        scene.publish(merge, "refs/heads/forked");
        gate.hub.on("scan.repo", complete("b1"), complete("s1", MALWARE));
        Map<String, String> job = gate
                .variables(scene.job("pull_request", merge, MERGE_REF, scene.payload(head, "opened", true)));

        GateProgram.Ended ended = gate.run(scene.checkout(merge, "refs/heads/forked", 2), job);

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(1);
        assertThat(ended.log()).containsOnlyOnce("takes effect after the merge").contains("::notice title=Dependency gate::");
        assertThat(scans().get(1).paths()).contains("package.json");
    }

    /** Each marks the folder around it as one of installed packages. */
    @ParameterizedTest
    @ValueSource(strings = { "web/pyvenv.cfg", "vendor/modules.txt", "web/vendor/autoload.php" })
    void aMarkThatTheChangeAddsHidesNoManifest(String mark) throws IOException {
        String manifest = mark.substring(0, mark.lastIndexOf('/')) + "/package.json";
        scene.work().git("checkout", "-q", "--detach", "feature");
        String head = scene.work().write(mark, "x\n").write(manifest, "{\"dependencies\":{\"x\":\"1.0.0\"}}\n").commit();
        gate.hub.on("scan.repo", complete("b1"), complete("s1", MALWARE));

        assertThat(judgedHead(head).exitCode()).isEqualTo(1);
        assertThat(scans().get(1).paths()).contains(manifest);
    }

    /** A package manager follows links that the scan does not, and a checkout may have files of Git LFS. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aManifestThatTheChangeMakesUnreadableLeavesNoVerdict(boolean isLink) throws IOException {
        scene.work().git("checkout", "-q", "--detach", "feature");
        scene.work().git("rm", "-q", "package.json");
        if (isLink) {
            scene.work().write("evil.json", "{}\n").link("middle", "evil.json").link("package.json", "middle");
        } else {
            scene.work().write("package.json", "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64)
                    + "\nsize 100\n");
        }
        gate.hub.on("scan.repo", complete("b1"), complete("s1"));

        GateProgram.Ended ended = judgedHead(scene.work().commit());

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(4);
        assertThat(ended.log()).contains("package.json was not sent");
    }

    /** The commit of a submodule is in another repository, which its author may own. */
    @Test
    void aSubmoduleInThePlaceOfManifestsLeavesNoVerdict() throws IOException {
        scene.work().git("checkout", "-q", "--detach", "main");
        String base = scene.work().write("web/package.json", "{}\n").commit();
        scene.work().git("rm", "-q", "-r", "web");
        scene.work().git("update-index", "--add", "--cacheinfo", "160000," + scene.old + ",web");
        scene.work().git("commit", "-q", "-m", "Change");
        String head = scene.work().git("rev-parse", "HEAD");
        scene.work().git("checkout", "-q", "--detach", base);
        scene.work().git("merge", "-q", "--no-ff", "-m", "Merge", head);
        String merge = scene.work().git("rev-parse", "HEAD");
        scene.publish(merge, "refs/heads/submodule");
        gate.hub.on("scan.repo", complete("b1"), complete("s1"));

        GateProgram.Ended ended = gate.run(scene.checkout(merge, "refs/heads/submodule", 2),
                gate.variables(scene.job("pull_request", merge, MERGE_REF, scene.payload(head, "opened", false))));

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(4);
        assertThat(ended.log()).contains("web/ was not sent: submodule");
    }

    private GateProgram.Ended judgedHead(String head) throws IOException {
        String merge = scene.merged("main", head);
        scene.publish(merge, "refs/heads/changed");
        return gate.run(scene.checkout(merge, "refs/heads/changed", 2),
                gate.variables(scene.job("pull_request", merge, MERGE_REF, scene.payload(head, "opened", false))));
    }

    @ParameterizedTest
    @CsvSource({ "pull_request,0,the gate passes", "push,3,`allow-empty: true` lets it pass" })
    void nothingToScanPassesForAChange(String event, int code, String notice) throws IOException {
        scene.work().git("checkout", "-q", "--detach", "main");
        scene.work().git("rm", "-q", "package.json", "package-lock.json");
        String head = scene.work().commit();
        String merge = scene.merged("main", head);
        scene.publish(merge, "refs/heads/empty");
        String ref = event.equals("push") ? "refs/heads/empty" : MERGE_REF;

        GateProgram.Ended ended = gate.run(scene.checkout(merge, "refs/heads/empty", 2),
                gate.variables(scene.job(event, merge, ref, scene.payload(head, "opened", false))));

        assertThat(ended.exitCode()).as(ended.log()).isEqualTo(code);
        assertThat(ended.log()).contains("NOTHING TO SCAN", notice);
    }
}
