package com.insightpulseai.mcp.scanner.cli;

import static com.insightpulseai.mcp.scanner.HubScans.MALWARE;
import static com.insightpulseai.mcp.scanner.HubScans.complete;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.scanner.HubStub;

/** Ends that only a process has: signals and closed streams. */
@DisabledOnOs(OS.WINDOWS)
class ScannerProcessTest {

    @TempDir
    Path folder;

    private final HubStub hub = new HubStub();
    private Path repository;

    @BeforeEach
    void prepare() throws IOException {
        repository = TestRepository.withChange(Files.createDirectory(folder.resolve("repository"))).folder();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    ScannerProgram program() {
        return ScannerProgram.inJava(folder);
    }

    private int signalled(String signal) throws Exception {
        Signals.assumeHeard(signal);
        CountDownLatch arrived = new CountDownLatch(1);
        HubStub.Reply hanging = hub.hanging();
        hub.on("scan.repo", exchange -> {
            arrived.countDown();
            hanging.send(exchange);
        });
        Path report = Files.writeString(folder.resolve("report.json"), "earlier");
        Process process = program().builder(hub, "scan", repository.toString(), "--format", "json", "--output",
                report.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
        assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
        Signals.send(signal, process);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(report).hasContent("earlier");
        assertThat(folder).isDirectoryNotContaining(file -> file.getFileName().toString().endsWith(".tmp"));
        assertThat(hub.calls("scan.repo")).hasSize(1);
        return process.exitValue();
    }

    @Test
    void anInterruptEndsItWith130() throws Exception {
        assertThat(signalled("INT")).isEqualTo(130);
    }

    @Test
    void aTerminationEndsItWith143() throws Exception {
        assertThat(signalled("TERM")).isEqualTo(143);
    }

    @Test
    void aClosedPipeIsNoSuccess() throws Exception {
        hub.on("scan.repo", complete("s1", MALWARE));
        Process process = program().builder(hub, "scan", repository.toString(), "--format", "json").start();
        process.getInputStream().close();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(141);
    }

    @Test
    void theStandardOutputHasTheReportAlone() throws Exception {
        hub.on("scan.repo", complete("s1", MALWARE));

        ScannerProgram.Ended ended = program().run(hub, "scan", repository.toString(), "--format", "json", "--verbose");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).startsWith("{").endsWith("}\n");
        assertThat(ended.err()).contains("socket/scan.repo, request 1: status 200");
    }
}
