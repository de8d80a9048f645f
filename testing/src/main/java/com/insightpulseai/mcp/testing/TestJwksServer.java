package com.insightpulseai.mcp.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Publishes a JWK set on a random loopback port, counts the fetches, and rotates, fails, redirects or hangs when told. */
public final class TestJwksServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger fetches = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Answer answer;

    /** Starts publishing the set. */
    public TestJwksServer(String jwks) {
        publish(jwks);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::respond);
        server.start();
    }

    /** Where the set is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json");
    }

    /** How often the set has been asked for. */
    public int fetches() {
        return fetches.get();
    }

    /** Publishes another set from now on. */
    public void publish(String jwks) {
        answer = exchange -> send(exchange, 200, jwks);
    }

    /** Answers every fetch with this status and an empty object. */
    public void failWith(int status) {
        answer = exchange -> send(exchange, status, "{}");
    }

    /** Redirects every fetch. */
    public void redirectTo(URI location) {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Location", location.toString());
            send(exchange, 302, "");
        };
    }

    /** Accepts fetches and never answers them until closed. */
    public void hang() {
        answer = exchange -> {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void respond(HttpExchange exchange) throws IOException {
        fetches.incrementAndGet();
        try (exchange) {
            answer.give(exchange);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }
}
