package com.insightpulseai.mcp.scanner.action;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The files of a release, or a mirror of them, on the loopback interface. */
final class ReleaseServer implements AutoCloseable {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Deque<Integer> failures = new ArrayDeque<>();

    ReleaseServer() throws IOException {
        server.createContext("/", this::respond);
        server.start();
    }

    /** Address of the folder with the files. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/release";
    }

    void put(String name, byte[] content) {
        files.put("/release/" + name, content);
    }

    /** The next responses have these statuses. */
    void fail(int... statuses) {
        for (int status : statuses) {
            failures.add(status);
        }
    }

    /** The names that were asked for. */
    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(path.substring(path.lastIndexOf('/') + 1));
            byte[] content = files.get(path);
            Integer failure = failures.poll();
            if (failure != null || content == null) {
                exchange.sendResponseHeaders(failure == null ? 404 : failure, -1);
            } else {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
        }
    }
}
