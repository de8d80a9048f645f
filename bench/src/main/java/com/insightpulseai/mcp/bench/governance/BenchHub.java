package com.insightpulseai.mcp.bench.governance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A hub in a process of its own, as {@code ./run} starts it. */
public final class BenchHub implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final String READY = "Ready on ";

    private final Process process;
    private final int port;

    private BenchHub(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a hub and waits until it is ready.
     *
     * @param environment all of its environment but {@code QUARKUS_HTTP_PORT} and {@code RUN_DIR}
     */
    public static BenchHub start(Path jar, List<String> javaOptions, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException("There is no hub at " + jar + "; build it with ./mvnw -pl hub -am package -DskipTests");
        }
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        Path log = folder.resolve("hub-output");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("RUN_DIR", folder.resolve("hub-run").toString());
        BenchHub hub = new BenchHub(builder.start(), port);
        hub.awaitReady(log);
        return hub;
    }

    /** Loopback port. */
    public int port() {
        return port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.readString(log).contains(READY)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IOException("The hub did not start:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
