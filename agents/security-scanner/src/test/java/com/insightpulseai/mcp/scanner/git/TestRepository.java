package com.insightpulseai.mcp.scanner.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A repository in a temporary folder, made by git without the settings of this machine. */
public final class TestRepository {

    private static final Map<String, String> IDENTITY = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_SYSTEM", "/dev/null",
            "GIT_AUTHOR_NAME", "Test", "GIT_AUTHOR_EMAIL", "test@example.com",
            "GIT_COMMITTER_NAME", "Test", "GIT_COMMITTER_EMAIL", "test@example.com");

    private final Path folder;

    private TestRepository(Path folder) {
        this.folder = folder;
    }

    /** Makes an empty repository, with the branch {@code main}, in a folder that need not be there. */
    public static TestRepository init(Path folder, String... options) throws IOException {
        Files.createDirectories(folder);
        TestRepository repository = new TestRepository(folder.toRealPath());
        List<String> arguments = new ArrayList<>(List.of("init", "-q", "-b", "main"));
        arguments.addAll(List.of(options));
        repository.git(arguments.toArray(String[]::new));
        return repository;
    }

    /** Returns the folder, a real path. */
    public Path folder() {
        return folder;
    }

    /** Opens the repository as the scanner does, without the settings of this machine. */
    public GitRepository open() {
        return open(folder, Map.of()).repository().orElseThrow();
    }

    /** Opens the repository that a folder is in. */
    public static RepositoryLookup open(Path folder, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_CONFIG_SYSTEM", "/dev/null");
        environment.putAll(variables);
        return RepositoryDiscovery.open(folder, environment);
    }

    /** Writes a text file. */
    public TestRepository write(String path, String content) throws IOException {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file. */
    public TestRepository write(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    /** Makes a symbolic link. */
    public TestRepository link(String path, String target) throws IOException {
        Path link = folder.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
        return this;
    }

    /** Adds everything, and commits it. Returns the id of the commit. */
    public String commit() {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "Change");
        return git("rev-parse", "HEAD");
    }

    /** Runs git in the folder, and returns what it writes. */
    public String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
            builder.environment().putAll(IDENTITY);
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
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
