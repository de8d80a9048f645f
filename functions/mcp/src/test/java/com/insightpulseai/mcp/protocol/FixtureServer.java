package com.insightpulseai.mcp.protocol;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves the tools and resources that the official conformance suite asks for by name. Its argument is a port of loopback. */
final class FixtureServer {

    private static final ProtocolServer SERVER = new ProtocolServer(
            new ServerIdentity("fixtures", "Fixtures", "1", "Fixtures of the conformance suite."));
    private static final Offering OFFERING = new FixtureOffering(10);

    private FixtureServer() {
    }

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(Executors.newFixedThreadPool(4));
        http.createContext("/mcp", FixtureServer::answer);
        http.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            Reply reply = SERVER.answer(new RequestHeaders(value(exchange, RequestHeaders.PROTOCOL_VERSION),
                    value(exchange, RequestHeaders.METHOD), value(exchange, RequestHeaders.NAME)),
                    ReceivedMessage.of(exchange.getRequestBody().readAllBytes()), OFFERING).await().indefinitely();
            byte[] body = reply.json().orElse("").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Optional<String> value(HttpExchange exchange, String header) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(header));
    }
}
