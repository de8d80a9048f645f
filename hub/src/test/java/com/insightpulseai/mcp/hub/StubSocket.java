package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A Socket without any scan but the one of {@link #LARGE}, which answers a question about one repository no sooner than told.
 */
final class StubSocket implements AutoCloseable {

    /** A repository with a scan of 200 MB. */
    static final String LARGE = "large";
    /** A repository for which the credentials do not suffice. */
    static final String REJECTED = "rejected";
    /** A repository at which Socket fails. */
    static final String BROKEN = "broken";

    private static final byte[] NOTHING = "{\"results\":[],\"nextPage\":null}".getBytes(UTF_8);
    private static final byte[] ONE = "{\"results\":[{\"id\":\"large\"}],\"nextPage\":null}".getBytes(UTF_8);
    private static final byte[] QUOTA = "{\"quota\":1000,\"maxQuota\":1000,\"nextWindowRefresh\":\"2099-01-01T00:00:00.000Z\"}"
            .getBytes(UTF_8);
    private static final long LARGE_BYTES = 200L << 20;
    private static final String ALERT = "\",\"type\":\"malware\",\"severity\":\"high\",\"file\":\"" + "x".repeat(150) + "\"}";
    private static final int ARTIFACTS_AT_ONCE = 64;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> repositories = new CopyOnWriteArrayList<>();
    private volatile Held held = new Held("", new CountDownLatch(0));

    /** The answers about one repository wait for the latch. */
    private record Held(String repository, CountDownLatch release) {
    }

    StubSocket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The repository of each request so far. */
    List<String> repositories() {
        return List.copyOf(repositories);
    }

    /** Holds answers about a repository back until the latch is counted down. */
    CountDownLatch hold(String repository) {
        held = new Held(repository, new CountDownLatch(1));
        return held.release;
    }

    @Override
    public void close() {
        held.release.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        // The hub's monitor asks how the provider is.
        if (exchange.getRequestURI().getPath().endsWith("/quota")) {
            try (exchange) {
                json(exchange, 200, QUOTA);
            }
            return;
        }
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        String repository = query.replaceFirst("(?:.*&)?repo=([^&]*).*", "$1");
        repositories.add(repository);
        try (exchange) {
            if (held.repository.equals(repository)) {
                held.release.await();
            }
            if (exchange.getRequestURI().getPath().endsWith("/full-scans/" + LARGE)) {
                stream(exchange);
                return;
            }
            switch (repository) {
                case LARGE -> json(exchange, 200, ONE);
                case REJECTED -> json(exchange, 401, NOTHING);
                case BROKEN -> json(exchange, 500, NOTHING);
                default -> json(exchange, 200, NOTHING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void json(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        long sent = 0;
        for (int artifact = 0; sent < LARGE_BYTES; artifact += ARTIFACTS_AT_ONCE) {
            StringBuilder lines = new StringBuilder();
            for (int number = artifact; number < artifact + ARTIFACTS_AT_ONCE; number++) {
                lines.append("{\"id\":\"").append(number).append("\",\"type\":\"npm\",\"name\":\"package-").append(number)
                        .append("\",\"version\":\"1.0.0\",\"alerts\":[{\"key\":\"Q").append(number).append(ALERT)
                        .append("]}\n");
            }
            byte[] bytes = lines.toString().getBytes(UTF_8);
            exchange.getResponseBody().write(bytes);
            sent += bytes.length;
        }
    }
}
