package com.insightpulseai.mcp.scanner.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.cli.StandardStreams;
import com.insightpulseai.mcp.cli.Terminal;
import com.insightpulseai.mcp.scanner.HubStub;

/** The program as a test runs it, in this process or as its users have it, beside a stub of the hub. */
final class ScannerProgram {

    private final Path folder;
    private final List<String> command;

    /** The end of a run. */
    record Ended(int exitCode, String out, String err) {
    }

    private ScannerProgram(Path folder, List<String> command) {
        this.folder = folder;
        this.command = command;
    }

    /** @param folder for the token and the cache */
    static ScannerProgram inThisProcess(Path folder) {
        return new ScannerProgram(folder, List.of());
    }

    /** @param command that starts the program */
    static ScannerProgram of(List<String> command, Path folder) {
        return new ScannerProgram(folder, command);
    }

    /** The program in a Java process of its own, with the classes of this one. */
    static ScannerProgram inJava(Path folder) {
        return of(javaCommand(), folder);
    }

    /** Starts the program in a Java process. */
    static List<String> javaCommand() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), SecurityScanner.class.getName());
    }

    /** Runs the program to its end. */
    Ended run(HubStub hub, String... arguments) throws Exception {
        return command.isEmpty() ? runHere(hub, arguments) : runProcess(hub, arguments);
    }

    private Map<String, String> environment() {
        return Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    private List<String> withConnection(HubStub hub, String... arguments) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "a.token.of-tests");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(1, List.of("--url", hub.url(), "--token-file", token.toString()));
        return all;
    }

    private Ended runHere(HubStub hub, String... arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        StandardStreams streams = new StandardStreams(out, new PrintWriter(err), new Terminal(false, false, false, 120));
        int code = SecurityScanner.program(streams, environment())
                .run(withConnection(hub, arguments).toArray(String[]::new));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    private Ended runProcess(HubStub hub, String... arguments) throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = builder(hub, arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int code = process.waitFor();
        return new Ended(code, Files.readString(out), Files.readString(err));
    }

    /** Prepares a process, for what only a process can show. */
    ProcessBuilder builder(HubStub hub, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(command);
        all.addAll(withConnection(hub, arguments));
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().keySet().removeIf(name -> name.startsWith("MCP_") || name.startsWith("GIT_"));
        builder.environment().putAll(environment());
        return builder;
    }
}
