package com.insightpulseai.mcp.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/** A packaged hub, started as a process: a sandbox with its embedded database and its console. */
final class ConsoleHub implements AutoCloseable {

    private static final Path JAR = Path.of(System.getProperty("hub.jar"));
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String READY = "Ready on ";

    private final Process process;
    private final Path folder;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ConsoleHub(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts a hub on a free port and waits until it is ready.
     *
     * @param folder for its data; a hub that was stopped before goes on with what it finds there
     */
    static ConsoleHub start(Path folder, int port, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(QUARKUS|SUPABASE|MCP|SOCKET|SENTRY|NETDATA|RUN_DIR).*"));
        builder.environment().put("RUN_DIR", folder.resolve("run").toString());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                    .until(() -> Files.readString(output, UTF_8).contains(READY) || !process.isAlive());
        } finally {
            if (!process.isAlive() || !Files.readString(output, UTF_8).contains(READY)) {
                process.destroyForcibly();
                throw new AssertionError("The hub did not start: " + Files.readString(output, UTF_8));
            }
        }
        return new ConsoleHub(process, folder, port);
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The sandbox's token of a role such as {@code ops_viewer}. */
    String token(String role) {
        Matcher token = Pattern.compile('"' + role + "\"\\s*:\\s*\"([^\"]{1,2000})\"").matcher(read("tokens.json"));
        if (!token.find()) {
            throw new AssertionError("There is no token of " + role);
        }
        return token.group(1);
    }

    /** The embedded database's main process. */
    ProcessHandle postgres() {
        return ProcessHandle.of(Long.parseLong(read("postgres/data/postmaster.pid").lines().findFirst().orElseThrow().strip()))
                .orElseThrow();
    }

    /** Calls a tool such as {@code socket/package.check}; returns the status. */
    int call(String tool, String role, String json) {
        return send(HttpRequest.newBuilder(URI.create(url("/providers/" + tool)))
                .header("Authorization", "Bearer " + token(role)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build());
    }

    /** Makes a simulated upstream fail, as docs/sandbox.md says. */
    void breakUpstream(String name, String fault) {
        send(HttpRequest.newBuilder(URI.create(url("/sandbox/faults/" + name))).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"fault\":\"" + fault + "\"}")).build());
    }

    void repairUpstreams() {
        send(HttpRequest.newBuilder(URI.create(url("/sandbox/faults"))).DELETE().build());
    }

    private int send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Runs a statement as the owner of the database; {@code ?} stand for the parameters. */
    void execute(String sql, Object... parameters) {
        query(sql, parameters);
    }

    /** Returns the first column of all rows. */
    List<String> query(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            if (statement.execute()) {
                ResultSet results = statement.getResultSet();
                while (results.next()) {
                    rows.add(results.getString(1));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection connect() throws SQLException {
        URI url = URI.create(read("database-url").strip());
        String[] login = url.getUserInfo().split(":", 2);
        return DriverManager.getConnection("jdbc:postgresql://" + url.getAuthority().split("@", 2)[1] + url.getPath(), login[0],
                login[1]);
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve("run").resolve(name), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
