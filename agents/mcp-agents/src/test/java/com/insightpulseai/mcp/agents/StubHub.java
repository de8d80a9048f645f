package com.insightpulseai.mcp.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server on a free port that gives each tool's responses as a test says. */
public final class StubHub implements AutoCloseable {

    /** A response of a tool. */
    public record Response(int status, String body, Map<String, String> headers) {
    }

    /** A request that arrived. */
    public record Request(String path, String body) {
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<String, Response>> tools = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public StubHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::respond);
        server.start();
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().replaceFirst("^/providers/", "");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(path, body));
            Response response = tools.getOrDefault(path, input -> problem(404, "unknown_tool")).apply(body);
            response.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    public static Response problem(int status, String code) {
        return new Response(status, "{\"code\":\"" + code + "\",\"status\":" + status + ",\"detail\":\"For a reason.\"}",
                Map.of());
    }

    /** Sets what a tool, such as {@code sentry/issue.get}, or a path, such as {@code /health}, gives. */
    public StubHub gives(String tool, String body) {
        return gives(tool, input -> new Response(200, body, Map.of()));
    }

    /** Sets what a tool gives for an input. */
    public StubHub gives(String tool, Function<String, Response> response) {
        tools.put(tool, response);
        return this;
    }

    /** Lets a tool fail. */
    public StubHub fails(String tool, int status, String code) {
        return gives(tool, input -> problem(status, code));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
