package com.insightpulseai.mcp.scanner;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;

/**
 * A server in place of the hub. Each tool has a queue of responses, whose last one is given again and again; without any, a
 * tool is unknown.
 */
public final class HubStub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "/providers/socket/";
    private static final String SUPPORTED = "{\"files\":[{\"ecosystem\":\"npm\",\"name\":\"package.json\",\"pattern\":\"package.json\"},"
            + "{\"ecosystem\":\"npm\",\"name\":\"package-lock.json\",\"pattern\":\"package-lock.json\"},"
            + "{\"ecosystem\":\"golang\",\"name\":\"go.mod\",\"pattern\":\"go.mod\"}],\"truncated\":false}";

    private final LoopbackServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Queue<Reply>> replies = new ConcurrentHashMap<>();
    private final Map<String, Reply> last = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** A response, or a fault in its place. */
    @FunctionalInterface
    public interface Reply {

        void send(HttpExchange exchange) throws IOException;
    }

    /** A call that arrived. */
    public record Call(String tool, JsonNode input, String idempotencyKey, String authorization) {

        /** The bytes of a file that was sent. */
        public byte[] file(String path) {
            for (JsonNode manifest : input.path("manifests")) {
                if (manifest.path("path").asText().equals(path)) {
                    return decoded(manifest);
                }
            }
            throw new AssertionError(path + " was not sent: " + input);
        }

        public List<String> paths() {
            List<String> paths = new ArrayList<>();
            input.path("manifests").forEach(manifest -> paths.add(manifest.path("path").asText()));
            return paths;
        }

        private static byte[] decoded(JsonNode manifest) {
            if (!manifest.has("encoding")) {
                return manifest.path("content").asText().getBytes(StandardCharsets.UTF_8);
            }
            byte[] content = Base64.getDecoder().decode(manifest.path("content").asText());
            if (!manifest.path("encoding").asText().equals("gzip")) {
                return content;
            }
            try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
                return gzip.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public HubStub() {
        this(ok(SUPPORTED));
    }

    /** @param supported response of the tool {@code files.supported} */
    public HubStub(Reply supported) {
        server = LoopbackServer.start(this::respond);
        on("files.supported", supported);
    }

    private void respond(HttpExchange exchange) throws IOException {
        String tool = exchange.getRequestURI().getPath().replace(PREFIX, "");
        calls.add(new Call(tool, JSON.readTree(exchange.getRequestBody().readAllBytes()),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization")));
        Reply next = replies.getOrDefault(tool, new ConcurrentLinkedQueue<>()).poll();
        Reply reply = next == null ? last.getOrDefault(tool, problem(404, "unknown_tool")) : next;
        last.put(tool, reply);
        try {
            reply.send(exchange);
        } finally {
            exchange.close();
        }
    }

    /** Queues responses of a tool. */
    public HubStub on(String tool, Reply... next) {
        Queue<Reply> queue = replies.computeIfAbsent(tool, name -> new ConcurrentLinkedQueue<>());
        queue.addAll(List.of(next));
        return this;
    }

    public static Reply ok(String body) {
        return reply(200, "application/json", body, Map.of());
    }

    public static Reply problem(int status, String code) {
        return problem(status, code, Map.of());
    }

    public static Reply problem(int status, String code, Map<String, String> headers) {
        return reply(status, "application/problem+json",
                "{\"code\":\"" + code + "\",\"status\":" + status + ",\"detail\":\"For a reason.\"}", headers);
    }

    public static Reply reply(int status, String type, String body, Map<String, String> headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** A connection that is closed without a response. */
    public static Reply broken() {
        return HttpExchange::close;
    }

    /** No response before this server is closed. */
    public Reply hanging() {
        return exchange -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The calls of a tool, in the order of their arrival. */
    public List<Call> calls(String tool) {
        return calls.stream().filter(call -> call.tool().equals(tool)).toList();
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }
}
