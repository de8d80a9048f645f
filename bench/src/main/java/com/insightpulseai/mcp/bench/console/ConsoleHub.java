package com.insightpulseai.mcp.bench.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.bench.BenchDatabase;
import com.insightpulseai.mcp.bench.TokenIssuer;
import com.insightpulseai.mcp.bench.governance.BenchHub;

import io.vertx.core.json.JsonObject;

/** A hub on a database with events, and readers who ask it, one request at a time. */
final class ConsoleHub implements AutoCloseable {

    private static final String LOGIN = "mcp_hub";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final BenchHub hub;
    private final Map<Reader, String> tokens = new HashMap<>();
    private final Map<Reader, Map<String, String>> samples = new HashMap<>();

    private ConsoleHub(BenchHub hub) {
        this.hub = hub;
    }

    /** Starts a hub on one of the server's databases, with its files below the folder. */
    static ConsoleHub start(Path folder, Path jar, BenchDatabase database) throws Exception {
        TokenIssuer issuer = new TokenIssuer();
        BenchHub hub = BenchHub.start(jar, List.of(), Map.of(
                "SUPABASE_URL", issuer.supabaseUrl(),
                "SUPABASE_JWKS", issuer.jwks(),
                "SOCKET_ORG", "acme",
                "SENTRY_ORG", "acme",
                "MCP_MONITOR_ENABLED", "false",
                "QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:" + database.port() + "/" + database.name(),
                "QUARKUS_DATASOURCE_USERNAME", LOGIN,
                "QUARKUS_DATASOURCE_PASSWORD", database.password(LOGIN)),
                Files.createDirectories(folder.resolve(database.name() + "-hub")));
        ConsoleHub console = new ConsoleHub(hub);
        for (Reader reader : Reader.ALL) {
            console.tokens.put(reader, issuer.token(reader.id(), reader.role()));
            console.samples.put(reader, console.samples(database, reader));
        }
        return console;
    }

    /** The answer to a request, which may be a failure. */
    HttpResponse<String> ask(Reader reader, ConsoleRequest request) throws IOException, InterruptedException {
        return get(reader, request.path(samples.get(reader)));
    }

    private HttpResponse<String> get(Reader reader, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.get(reader)).build(), BodyHandlers.ofString());
    }

    private Map<String, String> samples(BenchDatabase database, Reader reader)
            throws SQLException, IOException, InterruptedException {
        Map<String, String> values = ConsoleRequests.samples(database, reader);
        JsonObject page = new JsonObject(get(reader, "/ops/events?limit=200&from=" + values.get("day120")).body());
        values.put("newest", page.getString("newest", ""));
        values.put("older", page.getString("older", ""));
        values.replaceAll((name, value) -> value == null ? "" : value);
        return values;
    }

    @Override
    public void close() {
        hub.close();
    }
}
