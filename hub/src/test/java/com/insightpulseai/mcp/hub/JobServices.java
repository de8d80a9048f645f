package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** GitHub as its jobs meet it: tokens with signatures that a hub verifies, and the comments of pull requests. */
final class JobServices implements AutoCloseable {

    private static final String BOT = "github-actions[bot]";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong nextId = new AtomicLong(1_000);
    private final Map<String, Map<Long, String>> comments = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> claims = new ConcurrentHashMap<>();

    JobServices() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/jwks", exchange -> respond(exchange, 200, TestIssuer.github().jwks()));
        server.createContext("/token/", this::issue);
        server.createContext("/api/v3/repos/", this::comment);
        server.createContext("/api/graphql", this::query);
        server.start();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The settings of a hub that takes these tokens. */
    Map<String, String> hubSettings() {
        return Map.of("GITHUB_OIDC_AUDIENCE", TestIssuer.GITHUB_AUDIENCE, "MCP_ACCESS_GITHUB_JWKS_URL", url() + "/jwks");
    }

    /** The variables by which a job with these claims gets its tokens and reaches the API. */
    Map<String, String> variables(String job, Map<String, Object> jobClaims) {
        claims.put(job, Map.copyOf(jobClaims));
        Map<String, String> variables = new HashMap<>();
        variables.put("ACTIONS_ID_TOKEN_REQUEST_URL", url() + "/token/" + job + "?api-version=2.0");
        variables.put("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "secret-of-the-job");
        variables.put("MCP_AUDIENCE", TestIssuer.GITHUB_AUDIENCE);
        variables.put("GITHUB_API_URL", url() + "/api/v3");
        variables.put("GITHUB_SERVER_URL", url());
        variables.put("GITHUB_TOKEN", "ghs_token");
        return variables;
    }

    /** A token with these claims. */
    static String token(Map<String, Object> jobClaims) {
        TestToken token = TestIssuer.github().workflow(0);
        jobClaims.forEach(token::claim);
        return token.sign();
    }

    /** The comments of a pull request, such as {@code acme/web/7}, by their ids. */
    Map<Long, String> comments(String pullRequest) {
        return new TreeMap<>(comments.getOrDefault(pullRequest, Map.of()));
    }

    private void issue(HttpExchange exchange) throws IOException {
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        String job = exchange.getRequestURI().getPath().substring("/token/".length());
        Map<String, Object> all = new HashMap<>(claims.get(job));
        all.put("aud", query.substring(query.indexOf("audience=") + "audience=".length()));
        respond(exchange, 200, JSON.createObjectNode().put("value", token(all)).toString());
    }

    /** {@code …/issues/NUMBER/comments} and {@code …/issues/comments/ID}. */
    private void comment(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String repository = path[4] + "/" + path[5];
        if (path[7].equals("comments")) {
            long id = Long.parseLong(path[8]);
            comments.values().forEach(known -> known.computeIfPresent(id, (same, old) -> body.path("body").asText()));
            respond(exchange, 200, node(id, body.path("body").asText()).toString());
            return;
        }
        Map<Long, String> known = comments.computeIfAbsent(repository + "/" + path[7], any -> new ConcurrentHashMap<>());
        if (exchange.getRequestMethod().equals("POST")) {
            long id = nextId.getAndIncrement();
            known.put(id, body.path("body").asText());
            respond(exchange, 201, node(id, body.path("body").asText()).toString());
            return;
        }
        ArrayNode list = JSON.createArrayNode();
        new TreeMap<>(known).forEach((id, text) -> list.add(node(id, text)));
        respond(exchange, 200, list.toString());
    }

    private void query(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        Map<Long, String> all = comments.values().stream().flatMap(known -> known.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        ObjectNode response = JSON.createObjectNode();
        ObjectNode data = response.putObject("data");
        data.putObject("viewer").put("login", BOT);
        ArrayNode nodes = data.putArray("nodes");
        for (JsonNode id : body.path("variables").path("ids")) {
            nodes.addObject().put("viewerDidAuthor", true)
                    .put("body", all.get(Long.parseLong(id.asText().substring("IC_".length()))));
        }
        respond(exchange, 200, response.toString());
    }

    private static ObjectNode node(long id, String text) {
        ObjectNode node = JSON.createObjectNode().put("id", id).put("node_id", "IC_" + id).put("body", text);
        node.putObject("user").put("login", BOT).put("type", "Bot");
        return node;
    }

    private static void respond(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
