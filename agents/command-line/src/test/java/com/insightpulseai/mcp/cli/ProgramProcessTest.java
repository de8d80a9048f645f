package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A program as a process: signals and pipes. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ProgramProcessTest {

    @TempDir
    Path folder;

    /** Writes a report that has no end. */
    @Command(name = "endless")
    static final class Endless implements Runnable {

        private final StandardStreams streams;

        @Parameters
        private String target;

        Endless(StandardStreams streams) {
            this.streams = streams;
        }

        @Override
        public void run() {
            byte[] line = "a line of the report\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
            OutputFile.of(target, streams).write(out -> {
                out.write(line);
                streams.err().println("begun");
                while (true) {
                    if (target.equals("-")) {
                        out.write(line);
                    } else {
                        LockSupport.park();
                    }
                }
            });
        }

        public static void main(String[] args) {
            StandardStreams streams = StandardStreams.ofProcess();
            new Program(new CommandLine(new Endless(streams)), streams).exit(args);
        }
    }

    private Process start(Path target) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xint", "-cp",
                System.getProperty("java.class.path"), Endless.class.getName(), target.toString()).start();
        BufferedReader err = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        assertThat(err.readLine()).isEqualTo("begun");
        return process;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void endsWith143AndLeavesNothingBehindAfterSigterm() throws Exception {
        Process process = start(folder.resolve("report.json"));
        assertThat(files()).hasSize(1);

        process.destroy();

        assertThat(process.waitFor()).isEqualTo(ExitCode.TERMINATED);
        assertThat(files()).isEmpty();
    }

    @Test
    void endsWith130AndLeavesNothingBehindAfterSigint() throws Exception {
        Process process = start(folder.resolve("report.json"));
        assumeFalse(ignoresSigint(process), "SIGINT is ignored, as below nohup");

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

        assertThat(process.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(files()).isEmpty();
    }

    /** A job in the background of a script inherits that SIGINT is ignored. */
    private static boolean ignoresSigint(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        }
    }

    @Test
    void endsQuietlyWith141WhenThePipeIsClosed() throws Exception {
        Process process = start(Path.of("-"));

        process.getInputStream().close();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.CLOSED_PIPE);
        assertThat(process.getErrorStream().readAllBytes()).isEmpty();
    }
}
