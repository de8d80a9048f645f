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

/** A Socket without any scan, which answers a question about one repository no sooner than told. */
final class StubSocket implements AutoCloseable {

    private static final byte[] NOTHING = "{\"results\":[],\"nextPage\":null}".getBytes(UTF_8);

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
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        String repository = query.replaceFirst("(?:.*&)?repo=([^&]*).*", "$1");
        repositories.add(repository);
        try (exchange) {
            if (held.repository.equals(repository)) {
                held.release.await();
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, NOTHING.length);
            exchange.getResponseBody().write(NOTHING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
