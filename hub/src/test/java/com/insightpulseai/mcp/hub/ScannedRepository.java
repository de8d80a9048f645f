package com.insightpulseai.mcp.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.Terminal;
import com.insightpulseai.mcp.scanner.cli.SecurityScanner;

/** A git repository that the security scanner scans through a hub. */
final class ScannedRepository {

    private final Path folder;
    private final Path state;
    private final HubProcess hub;

    /** The end of a scan. */
    record Ended(int exitCode, String out, String err) {

        JsonNode json() {
            return HubClient.json(out);
        }
    }

    /** @param name of the repository, whose owner is {@code acme} */
    ScannedRepository(Path parent, String name, HubProcess hub) throws IOException {
        this.folder = Files.createDirectory(parent.resolve(name));
        this.state = Files.createDirectory(parent.resolve(name + ".state"));
        this.hub = hub;
        git("init", "--quiet", "--initial-branch=main");
        git("config", "uploadpack.allowAnySHA1InWant", "true");
        git("remote", "add", "origin", "https://github.com/acme/" + name + ".git");
        Files.writeString(state.resolve("token"), HubClient.json(hub.read("tokens.json")).path("ops_operator").asText());
    }

    Path folder() {
        return folder;
    }

    ScannedRepository write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** Copies a folder of files into the repository, under its own name. */
    ScannedRepository copy(Path source) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(source.getParent().relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return this;
    }

    /** Commits all files; returns the id. */
    String commit() throws IOException {
        git("add", "--all", "--force");
        git("commit", "--quiet", "--message", "Change");
        return git("rev-parse", "HEAD");
    }

    /**
     * A pull request's change, merged as GitHub merges it.
     *
     * @param base commit of the target branch
     * @param head of the change
     * @param merge of both
     */
    record Change(String base, String head, String merge) {
    }

    /** Commits a file to the branch {@code feature}, which begins at {@code main}, and merges it without moving a branch. */
    Change change(String path, String content) throws IOException {
        git("checkout", "--quiet", "-B", "feature", "main");
        String head = write(path, content).commit();
        git("checkout", "--quiet", "--detach", "main");
        git("merge", "--quiet", "--no-ff", "--message", "Merge", "feature");
        String merge = git("rev-parse", "HEAD");
        git("checkout", "--quiet", "main");
        return new Change(git("rev-parse", "main"), head, merge);
    }

    /** Checks a commit out with its parents, as actions/checkout does with a depth of 2. */
    Path checkout(String commit, Path target) throws IOException {
        Files.createDirectories(target);
        git("-C", target.toString(), "init", "--quiet");
        git("-C", target.toString(), "fetch", "--quiet", "--depth=2", folder.toUri().toString(), commit);
        git("-C", target.toString(), "checkout", "--quiet", "--detach", commit);
        return target;
    }

    Ended scan(String... options) {
        List<String> arguments = new ArrayList<>(List.of("scan", folder.toString(), "--url", hub.url("").toString(),
                "--token-file", state.resolve("token").toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int code = SecurityScanner
                .program(new StandardStreams(out, new PrintWriter(err), new Terminal(false, false, false, 120)),
                        Map.of("XDG_CACHE_HOME", state.toString()))
                .run(arguments.toArray(String[]::new));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    private String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c",
                "core.autocrlf=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new UncheckedIOException(new IOException(command + ": " + output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return output;
    }
}
