package com.insightpulseai.mcp.egress;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A local provider that records the paths it was asked for. */
public class TestUpstream implements QuarkusTestResourceLifecycleManager {

    static final int LARGE = 100_000;

    static final List<String> REQUESTED = new CopyOnWriteArrayList<>();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        return Map.of("test.upstream.port", Integer.toString(server.getAddress().getPort()),
                "quarkus.rest-client.injected-upstream.url", "http://127.0.0.1:" + server.getAddress().getPort(),
                "quarkus.rest-client.injected-upstream.follow-redirects", "true");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        REQUESTED.add(path);
        try (exchange) {
            switch (path) {
                case "/redirect" -> {
                    exchange.getResponseHeaders().set("Location", "/target");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/declared" -> send(exchange, LARGE, LARGE);
                case "/chunked" -> send(exchange, 0, LARGE);
                case "/multipart" -> {
                    exchange.getResponseHeaders().set("Content-Type", "multipart/form-data; boundary=x");
                    send(exchange, 0, LARGE);
                }
                default -> {
                    byte[] body = "fine".getBytes(StandardCharsets.US_ASCII);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            }
        }
    }

    private static void send(HttpExchange exchange, long declared, int bytes) throws IOException {
        exchange.sendResponseHeaders(200, declared);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(new byte[bytes]);
        }
    }
}
