package com.insightpulseai.mcp.scanner.cli;

import static com.insightpulseai.mcp.scanner.HubScans.complete;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.insightpulseai.mcp.scanner.GitHubStub;
import com.insightpulseai.mcp.scanner.HubStub;
import com.insightpulseai.mcp.scanner.github.PullRequestScene;

/** A job of a pull request that a signal ends while it waits for a scan. An earlier run called it clean. */
final class CancelledGate {

    /** The runner kills a process 10 s after the first signal. */
    private static final Duration MOST = Duration.ofSeconds(7);

    private CancelledGate() {
    }

    static void check(Path folder, List<String> command, String signal, int exitCode) throws Exception {
        Signals.assumeHeard(signal);
        try (PullRequestScene scene = new PullRequestScene(folder.resolve("scene"));
                GateProgram gate = new GateProgram(folder.resolve("job"))) {
            Path checkout = scene.checkout(scene.merge, "refs/pull/7/merge", 2);
            Map<String, String> job = gate.variables(scene.pullRequestJob());
            job.put("MCP_GATE_COMMENT", "always");
            gate.hub.on("scan.repo", complete("b1"), complete("s1"));
            assertThat(gate.run(checkout, job).exitCode()).isZero();
            CountDownLatch arrived = new CountDownLatch(1);
            HubStub.Reply hanging = gate.hub.hanging();
            gate.hub.on("scan.repo", exchange -> {
                arrived.countDown();
                hanging.send(exchange);
            });
            job.put("GITHUB_RUN_ID", "1001");
            Process process = gate.builder(command, checkout, job).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile()).start();
            assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();

            long began = System.nanoTime();
            Signals.send(signal, process);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(MOST);
            assertThat(process.exitValue()).isEqualTo(exitCode);
            assertNotChecked(gate);
        }
    }

    private static void assertNotChecked(GateProgram gate) throws IOException {
        assertThat(gate.report().path("verdict").asText()).isEqualTo("unknown");
        assertThat(gate.report().path("reasons").get(0).asText()).contains("cancelled");
        assertThat(gate.github.comments(GitHubStub.BOT)).singleElement()
                .satisfies(comment -> assertThat(comment.body()).contains("not checked").doesNotContain("clean"));
    }
}
