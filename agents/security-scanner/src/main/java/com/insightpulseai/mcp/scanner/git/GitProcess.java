package com.insightpulseai.mcp.scanner.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One run of git, which ends with its conversation: killed after a time, on an interrupt, and when this program ends. */
final class GitProcess {

    private static final int MOST_ERROR_BYTES = 64 << 10;

    private final ProcessBuilder command;
    private final Duration patience;

    GitProcess(ProcessBuilder command, Duration patience) {
        this.command = command;
        this.patience = patience;
    }

    /** The program's side of a conversation with git. */
    @FunctionalInterface
    interface Conversation<T> {

        /**
         * @param input of git
         * @param output of git
         */
        T hold(OutputStream input, InputStream output) throws IOException;
    }

    /**
     * A run that ended.
     *
     * @param exit code
     * @param value of the conversation
     * @param errors the beginning of what git wrote to its standard error, 64 KiB at most
     */
    record Ended<T>(int exit, T value, String errors) {
    }

    /** @throws GitException if git cannot be started, takes too long or is interrupted, or if the conversation fails */
    <T> Ended<T> run(Conversation<T> conversation) {
        Process process = start();
        Thread killer = new Thread(() -> kill(process));
        try {
            killWithThisProgram(process, killer);
            CompletableFuture<String> errors = inBackground(() -> beginning(process.getErrorStream()));
            CompletableFuture<T> value = inBackground(() -> {
                try (OutputStream input = process.getOutputStream(); InputStream output = process.getInputStream()) {
                    return conversation.hold(input, output);
                }
            });
            return await(process, value, errors);
        } finally {
            kill(process);
            forget(killer);
        }
    }

    private static void killWithThisProgram(Process process, Thread killer) {
        try {
            Runtime.getRuntime().addShutdownHook(killer);
        } catch (IllegalStateException e) {
            kill(process);
            throw new GitException("git was stopped, because the program ends.", e);
        }
    }

    private <T> Ended<T> await(Process process, CompletableFuture<T> value, CompletableFuture<String> errors) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            T result = value.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            String written = errors.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (!process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return new Ended<>(process.exitValue(), result, written);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitException("git was interrupted.", e);
        } catch (TimeoutException e) {
            throw new GitException("git took longer than " + patience.toSeconds() + " s and was stopped.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            throw new GitException("git stopped early: " + GitMessage.inOneLine(errors.getNow("")), e.getCause());
        }
    }

    private Process start() {
        try {
            return command.start();
        } catch (IOException e) {
            throw new GitException("git cannot be started in this folder.", e);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void forget(Thread killer) {
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException e) {
            // The program ends already, and the hook runs.
            Thread.yield();
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    private static <T> CompletableFuture<T> inBackground(Work<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                future.complete(work.run());
            } catch (IOException | RuntimeException | Error e) {
                future.completeExceptionally(e);
            }
        }, "git");
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    /** Reads to the end, so that git is not blocked, and keeps the beginning. */
    private static String beginning(InputStream errors) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        for (int read = errors.read(chunk); read >= 0; read = errors.read(chunk)) {
            kept.write(chunk, 0, Math.min(read, MOST_ERROR_BYTES - kept.size()));
        }
        return kept.toString(StandardCharsets.UTF_8);
    }
}
