package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import com.insightpulseai.mcp.hub.database.PreparedCluster;

/** The packaged hub as its users run it: a process of its own, told what to be by its environment alone. */
final class HubProcess implements AutoCloseable {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final int port;
    private final Path runDirectory;
    private final Path output;
    private final Path errors;
    private final SharedPrograms programs;
    private final Optional<ClassArchive> writes;

    private HubProcess(Process process, int port, Path runDirectory, Path output, Path errors,
            SharedPrograms programs, Optional<ClassArchive> writes) {
        this.process = process;
        this.port = port;
        this.runDirectory = runDirectory;
        this.output = output;
        this.errors = errors;
        this.programs = programs;
        this.writes = writes;
    }

    /**
     * Starts a hub on a free port with {@code folder/run} as its folder, and waits until it says that it is ready. An empty
     * folder
     * is filled with the data of a hub that was started before.
     */
    static HubProcess start(Path folder, Map<String, String> environment) throws IOException {
        PreparedCluster.copyInto(runDirectory(folder).resolve("postgres"));
        return startAsItIs(folder, environment);
    }

    /** Starts a hub that finds what is in {@code folder/run}, or nothing. */
    static HubProcess startAsItIs(Path folder, Map<String, String> environment) throws IOException {
        ClassArchive archive = ClassArchive.of(JAR);
        // Only a hub that gets ready loads all classes.
        Optional<ClassArchive> writes = archive.claim() ? Optional.of(archive) : Optional.empty();
        return launch(folder, freePort(), environment, writes).awaitReady();
    }

    /** Starts a hub that is not expected to get ready. */
    static HubProcess launch(Path folder, int port, Map<String, String> environment) throws IOException {
        return launch(folder, port, environment, Optional.empty());
    }

    private static HubProcess launch(Path folder, int port, Map<String, String> environment,
            Optional<ClassArchive> writes) throws IOException {
        Path runDirectory = runDirectory(folder);
        SharedPrograms programs = SharedPrograms.linkInto(runDirectory.resolve("postgres"));
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        List<String> archiving = writes.isPresent() ? writes.get().writingOptions() : ClassArchive.of(JAR).readingOptions();
        ProcessBuilder builder = new ProcessBuilder(command(archiving, environment.getOrDefault("JAVA_OPTS", "")))
                .redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.matches(
                "(QUARKUS|SUPABASE|MIGRATE|GITHUB|PROVIDERS?|MCP|SOCKET|SENTRY|NETDATA|RUN_DIR|JAVA_OPTS).*"));
        builder.environment().put("RUN_DIR", runDirectory.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        return new HubProcess(builder.start(), port, runDirectory, output, errors, programs, writes);
    }

    private static Path runDirectory(Path folder) {
        return folder.resolve("run");
    }

    /** A loopback port that nobody listens on at the moment. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    private static List<String> command(List<String> archiving, String options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As the script that users start the hub with does.
        int version = Runtime.version().feature();
        if (version >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        if (version >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(archiving);
        Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).forEach(command::add);
        command.addAll(List.of("-jar", JAR.toString()));
        return command;
    }

    private HubProcess awaitReady() throws IOException {
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                    .until(() -> output().contains("Ready on ") || !process.isAlive());
        } finally {
            if (!process.isAlive() || !output().contains("Ready on ")) {
                process.destroyForcibly();
                throw new AssertionError("The hub did not start: " + output() + errors());
            }
        }
        return this;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    Path file(String name) {
        return runDirectory.resolve(name);
    }

    String read(String name) throws IOException {
        return Files.readString(file(name), UTF_8);
    }

    String output() {
        return text(output);
    }

    String errors() {
        return text(errors);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The embedded database's main process. */
    ProcessHandle postgres() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(file("postgres/data/postmaster.pid")).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Waits for the end of the process. */
    int exitCode() throws IOException, InterruptedException {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The hub still runs: " + output() + errors());
            }
            if (writes.isPresent()) {
                writes.get().publish();
            }
            return process.exitValue();
        } finally {
            kill();
        }
    }

    /** Sends SIGTERM. */
    void signal() {
        process.destroy();
    }

    /** Sends SIGTERM and waits for the end of the process. */
    int terminate() throws IOException, InterruptedException {
        signal();
        return exitCode();
    }

    /** Sends SIGKILL, which leaves the process no time for anything. */
    void kill() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        programs.unlink();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        terminate();
    }
}
