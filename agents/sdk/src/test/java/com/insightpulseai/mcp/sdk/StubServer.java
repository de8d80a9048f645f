package com.insightpulseai.mcp.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A server on a free port that gives the responses that a test queued, in order; the last one again and again. */
public final class StubServer implements AutoCloseable {

    /** A response, or a fault in its place. */
    @FunctionalInterface
    public interface Response {

        void send(HttpExchange exchange) throws IOException;
    }

    /** A request that arrived. */
    public record Request(String method, URI uri, Headers headers, String body) {

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Response> responses = new ConcurrentLinkedQueue<>();
    private volatile Response last;

    public StubServer() {
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
        requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Response next = responses.poll();
        if (next != null) {
            last = next;
        }
        try {
            last.send(exchange);
        } finally {
            exchange.close();
        }
    }

    /** Queues a response. */
    public StubServer then(Response response) {
        responses.add(response);
        return this;
    }

    public StubServer then(int status, String body, Map<String, String> headers) {
        return then(exchange -> send(exchange, status, body, headers));
    }

    /** Queues a result. */
    public StubServer thenOk(String body) {
        return then(200, body, Map.of("Content-Type", "application/json"));
    }

    /** Queues a problem. */
    public StubServer thenProblem(int status, String code, Map<String, String> headers) {
        return then(status, "{\"code\":\"" + code + "\",\"status\":" + status + ",\"detail\":\"For a reason.\"}", headers);
    }

    /** Queues a response that ends before its length. */
    public StubServer thenCutOff(String body) {
        return then(exchange -> {
            exchange.sendResponseHeaders(200, body.length() + 100L);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
    }

    /** Queues a connection that is closed without a response. */
    public StubServer thenBroken() {
        return then(HttpExchange::close);
    }

    /** Queues a response that does not come before this server is closed. */
    public StubServer thenHanging() {
        return then(exchange -> awaitClose());
    }

    /** Waits until this server is closed. */
    public void awaitClose() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void send(HttpExchange exchange, int status, String body, Map<String, String> headers) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("there were " + requests.size() + " requests");
        }
        return requests.get(0);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
