package com.insightpulseai.mcp.scanner.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

/** Runs other programs in git's place, which wait for ever or say too much. */
class GitProcessTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void isStoppedWhenItTakesTooLong() {
        GitProcess waiting = new GitProcess(new ProcessBuilder("cat"), Duration.ofMillis(50));

        assertThatThrownBy(() -> waiting.run((input, output) -> output.read())).isInstanceOf(GitException.class)
                .hasMessageContaining("was stopped");
    }

    @Test
    void isStoppedWithTheProcessesThatItStartedOnAnInterrupt() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<ProcessHandle> child = new AtomicReference<>();
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                new GitProcess(new ProcessBuilder("sh", "-c", "exec 3<&0; cat <&3 & echo $!; wait"), LONG)
                        .run((input, output) -> {
                            child.set(ProcessHandle.of(Long.parseLong(line(output))).orElseThrow());
                            running.countDown();
                            return output.read();
                        });
            } catch (GitException e) {
                failure.complete(e);
            }
        });
        thread.start();
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessage("git was interrupted.");
        child.get().onExit().get(10, TimeUnit.SECONDS);
    }

    private static String line(InputStream output) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = output.read(); next != '\n'; next = output.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    @Test
    void isReadToTheEndOfItsErrorsOfWhichTheBeginningIsKept() {
        GitProcess loud = new GitProcess(new ProcessBuilder("sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' e >&2; exit 3"),
                LONG);

        GitProcess.Ended<Integer> ended = loud.run((input, output) -> output.read());

        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.errors()).hasSize(64 << 10);
    }

    @Test
    void passesOnWhatAConversationThrows() {
        GitProcess waiting = new GitProcess(new ProcessBuilder("cat"), LONG);

        assertThatThrownBy(() -> waiting.run((input, output) -> {
            throw new IllegalStateException("defect");
        })).isInstanceOf(IllegalStateException.class).hasMessage("defect");
    }
}
