package com.insightpulseai.mcp.scanner.cli;

import static com.insightpulseai.mcp.scanner.HubScans.MALWARE;
import static com.insightpulseai.mcp.scanner.HubScans.complete;
import static com.insightpulseai.mcp.scanner.HubStub.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.insightpulseai.mcp.scanner.HubStub;
import com.insightpulseai.mcp.scanner.github.PullRequestScene;

/** The native executable, which the property {@code scanner.executable} names: the same ends as in Java, and its speed. */
@EnabledIfSystemProperty(named = "scanner.executable", matches = ".+")
class ScannerExecutableIT {

    private static final int RUNS = 20;
    private static final long MOST_VERSION_MILLIS = 50;
    private static final long MOST_UNCHANGED_MILLIS = 1_000;
    private static final long MOST_RESIDENT_KIB = 100 * 1024;

    @TempDir
    Path folder;

    static List<ExitCodeTable.Row> rows() {
        return ExitCodeTable.rows();
    }

    private static String executable() {
        return System.getProperty("scanner.executable");
    }

    private ScannerProgram program() {
        return ScannerProgram.of(List.of(executable()), folder);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyEndHasItsCode(ExitCodeTable.Row row) throws Exception {
        ExitCodesTest.check(row, program(), folder);
    }

    @Test
    void saysItsVersionAtOnce() throws Exception {
        long fastest = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long began = System.nanoTime();
            Process process = new ProcessBuilder(executable(), "--version").start();
            String version = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).isZero();
            fastest = Math.min(fastest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            assertThat(version).matches("security-scanner [0-9]+\\.[0-9]+.*\\R");
        }
        System.out.println("security-scanner --version: " + fastest + " ms");
        assertThat(fastest).isLessThanOrEqualTo(MOST_VERSION_MILLIS);
    }

    @Test
    void staysSmallAndEndsByASignal() throws Exception {
        Path repository = TestRepository.withChange(Files.createDirectory(folder.resolve("repository"))).folder();
        try (HubStub hub = new HubStub()) {
            CountDownLatch arrived = new CountDownLatch(1);
            HubStub.Reply hanging = hub.hanging();
            hub.on("scan.repo", exchange -> {
                arrived.countDown();
                hanging.send(exchange);
            });
            Process process = program().builder(hub, "scan", repository.toString()).inheritIO().start();
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

            long resident = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst().orElseThrow();
            process.destroy();

            System.out.println("security-scanner scan: " + resident / 1024 + " MiB resident");
            assertThat(process.waitFor()).isEqualTo(143);
            assertThat(resident).isLessThanOrEqualTo(MOST_RESIDENT_KIB);
        }
    }

    @Test
    void completesExplainsAndListsLikeTheJar() throws Exception {
        Path repository = TestRepository.withChange(Files.createDirectory(folder.resolve("repository"))).folder();
        try (HubStub hub = new HubStub()) {
            assertThat(program().run(hub, "list", repository.toString(), "--format", "json").out()).contains("package.json");
            assertThat(program().run(hub, "explain", "malware").out()).startsWith("malware: known malware");
        }
        Process completion = new ProcessBuilder(executable(), "completion").start();
        assertThat(new String(completion.getInputStream().readAllBytes())).contains("--baseline-missing", "codeclimate");
    }

    @Test
    void judgesAPullRequestLikeTheJar() throws Exception {
        try (PullRequestScene scene = new PullRequestScene(folder.resolve("scene"));
                GateProgram gate = new GateProgram(folder.resolve("job"))) {
            Map<String, String> job = gate.variables(scene.pullRequestJob());
            Path checkout = scene.checkout(scene.merge, "refs/pull/7/merge", 1);
            gate.hub.on("scan.repo", complete("b1"), complete("s1", MALWARE), problem(401, "unauthenticated"));

            assertThat(ended(gate, checkout, job)).isEqualTo(1);
            assertThat(gate.github.comments()).hasSize(1);
            assertThat(ended(gate, checkout, job)).isEqualTo(4);
            assertThat(folder.resolve("log")).content().contains("insert into ops.federated_callers");
        }
    }

    private int ended(GateProgram gate, Path checkout, Map<String, String> job) throws Exception {
        Process process = gate.builder(List.of(executable()), checkout, job).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
        return process.waitFor();
    }

    @Test
    void endsAnUnchangedPullRequestWithinASecond() throws Exception {
        try (PullRequestScene scene = new PullRequestScene(folder.resolve("scene"));
                GateProgram gate = new GateProgram(folder.resolve("job"))) {
            String head = scene.pushed("main", "3");
            String merge = scene.merged("main", head);
            scene.publish(merge, "refs/heads/unchanged");
            Path checkout = scene.checkout(merge, "refs/heads/unchanged", 2);
            Map<String, String> job = gate.variables(
                    scene.job("pull_request", merge, "refs/pull/7/merge", scene.payload(head, "opened", false)));

            long began = System.nanoTime();
            assertThat(ended(gate, checkout, job)).isZero();
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);

            System.out.println("security-scanner github, unchanged: " + took + " ms");
            assertThat(took).isLessThanOrEqualTo(MOST_UNCHANGED_MILLIS);
        }
    }

    @Test
    void aCancelledJobLeavesNoEarlierVerdict() throws Exception {
        CancelledGate.check(folder, List.of(executable()), "INT", 130);
    }
}
