package com.insightpulseai.mcp.scanner.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A copy of the action with a table of its own, a release that has the files, and a runner. */
final class ActionScene implements AutoCloseable {

    /** The repository, from the module as well as from the one that runs its tests in whole builds. */
    static final Path REPOSITORY = Path.of("../..");
    static final Path ACTION = REPOSITORY.resolve(".github/actions/dependency-gate");
    static final String NATIVE = "security-scanner-0.1.0-linux-x64";
    static final String JAR = "security-scanner-0.1.0.jar";

    final ReleaseServer release = new ReleaseServer();
    final ProgramFolder programs;
    final LocalRunner runner;
    final Path folder;
    private final Path action;
    private final StringBuilder table = new StringBuilder();

    ActionScene(Path folder) throws IOException {
        this.folder = folder;
        this.action = Files.createDirectories(folder.resolve("the action"));
        for (String name : List.of("action.yml", "install.sh")) {
            Files.copy(ACTION.resolve(name), action.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
        table.append("# a comment\nrelease ").append(release.address()).append('\n');
        writeTable();
        programs = new ProgramFolder(folder.resolve("programs"));
        runner = new LocalRunner(folder, action, programs.path());
    }

    /** A native program that records its environment and ends with a code. */
    ActionScene withNative(int code) throws IOException {
        return with("linux-x64", NATIVE, recorder(code));
    }

    ActionScene with(String platform, String name, String content) throws IOException {
        release.put(name, content.getBytes(UTF_8));
        return withLine(platform, name, sha256(content));
    }

    ActionScene withLine(String platform, String name, String sum) throws IOException {
        table.append("0.1.0 ").append(platform).append(' ').append(name).append(' ').append(sum).append('\n');
        writeTable();
        return this;
    }

    /** A Java of this major version, which records its arguments and its environment. */
    String java(int major, int code) throws IOException {
        Path home = folder.resolve("java " + major);
        ProgramFolder.write(home.resolve("bin/java"), """
                if [ "$1" = -version ]; then echo 'openjdk version "%d.0.1" 2026-04-21' >&2; exit; fi
                for last; do :; done
                [ "$last" = --version ] && exit
                printf '%%s\\n' "$@" >'%s'
                exit %d""".formatted(major, arguments(), code));
        return home.toString();
    }

    /** Arguments that the Java was started with. */
    Path arguments() {
        return folder.resolve("arguments");
    }

    /** The environment that the program had, or nothing where it did not run. */
    Map<String, String> environment() throws IOException {
        Map<String, String> environment = new LinkedHashMap<>();
        if (Files.exists(recorded())) {
            for (String entry : Files.readString(recorded()).split("\0")) {
                environment.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
            }
        }
        return environment;
    }

    /** Where the tool cache of the runner keeps a file. */
    Path installed(String platform, String name) {
        return folder.resolve("tool cache/dependency-gate/0.1.0").resolve(platform).resolve(name);
    }

    JobResult run() throws IOException, InterruptedException {
        return run(Map.of());
    }

    JobResult run(Map<String, String> inputs) throws IOException, InterruptedException {
        Map<String, String> given = new LinkedHashMap<>(Map.of("hub", "https://mcp.example.com"));
        given.putAll(inputs);
        return runner.run(given);
    }

    String recorder(int code) {
        return """
                #!/usr/bin/env bash
                [ "$1" = --version ] && exit
                env -0 >'%s'
                printf 'verdict=findings\\nnew=3\\nsarif=/tmp/report.sarif\\n' >>"$GITHUB_OUTPUT"
                exit %d
                """.formatted(recorded(), code);
    }

    static String sha256(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        release.close();
        programs.delete();
    }

    private Path recorded() {
        return folder.resolve("environment");
    }

    private void writeTable() throws IOException {
        Files.writeString(action.resolve("versions"), table);
    }
}
