package com.insightpulseai.mcp.hub.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.insightpulseai.mcp.hub.run.RunDirectory;

/**
 * One PostgreSQL data folder and the server on it. The server accepts TCP connections from this machine only, and only
 * with a password: `initdb` is told so, thus there is no moment of trust after the first start.
 */
final class PostgresCluster {

    static final String SUPERUSER = "postgres";

    private static final long LOG_LIMIT_BYTES = 10_000_000;
    private static final String SETTINGS = """
            # Written at every start of the hub; changes here are lost.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            port = %d
            max_connections = 60
            shared_buffers = 128MB
            timezone = 'UTC'
            log_timezone = 'UTC'
            # A failed statement is never written to the log: it may hold a secret.
            log_min_error_statement = panic
            """;

    private final Path folder;
    private final Path data;
    private final Path log;
    private final PostgresBinaries programs;

    private PostgresCluster(Path folder, PostgresBinaries programs) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.log = folder.resolve("server.log");
        this.programs = programs;
    }

    /** Opens the cluster in a folder, and creates it there the first time. */
    static PostgresCluster open(Path folder, PostgresBinaries programs) throws IOException {
        RunDirectory.createOwnerOnly(folder);
        PostgresCluster cluster = new PostgresCluster(folder, programs);
        cluster.prepareLog();
        if (!Files.isDirectory(cluster.data)) {
            cluster.initialise();
        }
        return cluster;
    }

    /** The superuser's password: made with the data, and living as long. */
    Password superuserPassword() throws IOException {
        return new Password(Files.readString(data.resolve("superuser-password"), UTF_8).strip());
    }

    /**
     * Starts the server and waits until it accepts connections, after a crash for its recovery.
     *
     * @throws IOException with the server's own reason, where it gave one
     */
    void start(int port) throws IOException {
        Files.writeString(data.resolve("hub.conf"), SETTINGS.formatted(port), UTF_8);
        long before = Files.size(log);
        int exit = programs.run(log, "pg_ctl",
                List.of("start", "-D", data.toString(), "-l", log.toString(), "-w", "-t", "100"));
        if (exit != 0) {
            throw new IOException("PostgreSQL did not start" + reason(before) + " (see " + log + ")");
        }
    }

    /** @return whether the server is there; false too for one that died and was not reaped */
    boolean running() throws IOException {
        return server().isPresent();
    }

    /** Stops the server, ending its connections; what was committed stays. Does nothing where none runs. */
    void stop() throws IOException {
        Optional<ProcessHandle> server = server();
        if (server.isEmpty()) {
            // A number left behind by a dead server may by now belong to any process: PostgreSQL must not believe it.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            return;
        }
        int exit = programs.run(log, "pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30"));
        if (exit != 0) {
            server.get().destroyForcibly();
            server.get().onExit().completeOnTimeout(null, 10, TimeUnit.SECONDS).join();
        }
    }

    private void initialise() throws IOException {
        // In a folder aside, renamed when complete: a first start cut short leaves nothing half made.
        Path draft = folder.resolve("data.new");
        Folders.delete(draft);
        Path secret = Files.createTempFile(folder, "password", ".new");
        try {
            Files.writeString(secret, Password.random().value() + "\n", UTF_8);
            int exit = programs.run(log, "initdb",
                    List.of("-D", draft.toString(), "-U", SUPERUSER, "--auth=scram-sha-256",
                            "--pwfile=" + secret, "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8"));
            if (exit != 0) {
                throw new IOException("PostgreSQL could not create its data folder" + reason(0) + " (see " + log + ")");
            }
            Files.writeString(draft.resolve("postgresql.conf"), "\ninclude_if_exists = 'hub.conf'\n", UTF_8,
                    StandardOpenOption.APPEND);
            Files.move(secret, draft.resolve("superuser-password"));
            Files.move(draft, data);
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private void prepareLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
            Files.delete(log);
        }
        if (!Files.exists(log)) {
            Files.move(Files.createTempFile(folder, "server", ".log"), log);
        }
    }

    /** The live server on this data, if any; another process that came to bear its number is not taken for it. */
    private Optional<ProcessHandle> server() throws IOException {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"), UTF_8).get(0).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::servesThisData);
        } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private boolean servesThisData(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command().map(Path::of).map(Path::getFileName).map(Path::toString)
                .filter(name -> name.startsWith("postgres")).isPresent();
        return postgres && info.commandLine().map(line -> line.contains(data.toString())).orElse(true);
    }

    private String reason(long from) {
        try {
            byte[] all = Files.readAllBytes(log);
            int start = (int) Math.min(from, all.length);
            return new String(all, start, all.length - start, UTF_8).lines()
                    .filter(line -> line.contains("FATAL:") || line.contains("error:"))
                    .reduce((first, last) -> last)
                    .map(line -> ": " + line.replaceFirst(".*(FATAL|error):\\s*", ""))
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
