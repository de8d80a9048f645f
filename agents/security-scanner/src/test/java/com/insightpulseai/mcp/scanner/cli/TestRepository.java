package com.insightpulseai.mcp.scanner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A repository that a test fills, with {@code acme/web} as its origin. */
final class TestRepository {

    private final Path folder;

    TestRepository(Path folder) {
        this.folder = folder;
        git("init", "--quiet", "--initial-branch=main");
        git("remote", "add", "origin", "https://github.com/acme/web.git");
    }

    /** Makes one with two commits, whose manifests differ; the first one has the tag {@code base}. */
    static TestRepository withChange(Path folder) {
        TestRepository repository = new TestRepository(folder);
        repository.add("package.json", "{}\n").commit("Begin");
        repository.git("tag", "base");
        repository.add("package.json", "{\"dependencies\":{\"evil-test-package\":\"1.0.0\"}}\n").commit("Add a dependency");
        return repository;
    }

    Path folder() {
        return folder;
    }

    /** Writes a file and adds it. */
    TestRepository add(String path, String content) {
        write(path, content.getBytes(StandardCharsets.UTF_8));
        git("add", "--force", "--", path);
        return this;
    }

    /** Writes a file without adding it. */
    TestRepository write(String path, byte[] content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits what was added; returns the id. */
    String commit(String message) {
        git("commit", "--quiet", "--allow-empty", "--message", message);
        return git("rev-parse", "HEAD");
    }

    /** Runs git without the settings of this machine; returns what it writes. */
    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.com"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
