package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import com.insightpulseai.mcp.testing.TestDatabase;

/** PgBouncer in transaction mode before the test server, with few connections for many clients. */
final class PgBouncer implements AutoCloseable {

    /** Connections to the server, for each login. */
    static final int POOL_SIZE = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONFIGURATION = """
            [databases]
            * = host=127.0.0.1 port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            pool_mode = transaction
            default_pool_size = %d
            auth_type = scram-sha-256
            auth_file = %s
            client_tls_sslmode = require
            client_tls_key_file = %s
            client_tls_cert_file = %s
            """;

    private final List<String> command;
    private final Path log;
    private final int port;
    private Process process;

    private PgBouncer(List<String> command, Path log, int port) {
        this.command = command;
        this.log = log;
        this.port = port;
    }

    /** Starts it on a free loopback port, with its files in the folder. */
    static PgBouncer start(String program, Path folder, TestDatabase database, SelfSigned tls)
            throws IOException {
        int port = HubProcess.freePort();
        Path users = folder.resolve("users.txt");
        Path configuration = folder.resolve("pgbouncer.ini");
        Files.writeString(users, Stream.of(TestDatabase.SUPERUSER, TestDatabase.HUB, TestDatabase.SOCKET)
                .map(login -> "\"" + login + "\" \"" + database.password() + "\"\n").collect(Collectors.joining()));
        Files.writeString(configuration, CONFIGURATION.formatted(database.port(), port, POOL_SIZE, users, tls.key(),
                tls.certificate()));
        List<String> command = new ArrayList<>(List.of(program, configuration.toString()));
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root.
            command.addAll(1, List.of("-u", "nobody"));
        }
        PgBouncer pooler = new PgBouncer(command, folder.resolve("pgbouncer.log"), port);
        pooler.launch();
        return pooler;
    }

    private void launch() throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(this::listens);
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("PgBouncer ended: " + Files.readString(log, UTF_8));
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /** Ends it, and with it all connections, and starts it again. */
    void restart() throws IOException, InterruptedException {
        close();
        launch();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
