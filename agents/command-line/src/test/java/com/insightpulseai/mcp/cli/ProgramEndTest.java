package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Work that a signal does not leave undone. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ProgramEndTest {

    @TempDir
    Path folder;

    /** Waits for a signal; its last work writes a file as a report is written, and then takes as long as it may. */
    static final class Waiting {

        public static void main(String... args) throws Exception {
            OutputFile file = OutputFile.of(args[0], StandardStreams.ofProcess());
            ProgramEnd.LastWork closed = ProgramEnd.before(Duration.ofSeconds(1), () -> System.out.println("closed"));
            ProgramEnd.before(Duration.ofSeconds(1), () -> {
                file.write(out -> out.write('x'));
                forever();
            });
            closed.close();
            System.out.println("ready");
            forever();
        }

        private static void forever() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aSignalLetsLastWorkWriteFilesWithinItsTime() throws Exception {
        Path file = folder.resolve("report");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Waiting.class.getName(), file.toString()).start();
        try (var lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("ready");

            process.toHandle().destroy();

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.TERMINATED);
            assertThat(Files.readString(file)).isEqualTo("x");
            assertThat(lines.readLine()).isNull();
        }
    }
}
