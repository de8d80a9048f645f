package com.insightpulseai.mcp.hub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Serves one played upstream over HTTP, on a loopback port of its own, and plays its faults. */
public final class SimulatedUpstreamServer implements AutoCloseable {

    /** As much as the largest scan, 32 MiB of files, with the form around them. */
    private static final int BODY_LIMIT_BYTES = 48 * 1024 * 1024;

    static {
        // The JDK's server otherwise lets each answer wait 40 ms for the acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final SimulatedUpstream upstream;
    private final RecordedAnswers recorded;
    private final HttpServer server;
    private final ExecutorService threads;
    private final FaultyPort port;

    private SimulatedUpstreamServer(SimulatedUpstream upstream, RecordedAnswers recorded, HttpServer server,
            ExecutorService threads,
            FaultyPort port) {
        this.upstream = upstream;
        this.recorded = recorded;
        this.server = server;
        this.threads = threads;
        this.port = port;
    }

    static SimulatedUpstreamServer start(SimulatedUpstream upstream) throws IOException {
        RecordedAnswers recorded = RecordedAnswers.of(upstream.name());
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        AtomicInteger count = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8, task -> {
            Thread thread = new Thread(task, "sandbox-" + upstream.name() + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        http.setExecutor(threads);
        FaultyPort port = FaultyPort.before(http.getAddress(), "sandbox-" + upstream.name());
        SimulatedUpstreamServer server = new SimulatedUpstreamServer(upstream, recorded, http, threads, port);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    SimulatedUpstream upstream() {
        return upstream;
    }

    /** @return the upstream's name, such as {@code socket} */
    public String name() {
        return upstream.name();
    }

    /** @return scheme, host and port, the same whatever the fault */
    public String origin() {
        return "http://127.0.0.1:" + port.number();
    }

    /** @return what is wrong with it at the moment */
    public Optional<SimulatedFault> fault() {
        return port.fault();
    }

    /** Puts it into trouble. Ends all its connections. */
    public void play(SimulatedFault fault) {
        play(Optional.of(fault));
    }

    /** Ends its trouble, and the connections that met it. Without an effect where there is none. */
    public void recover() {
        if (fault().isPresent()) {
            play(Optional.empty());
        }
    }

    private void play(Optional<SimulatedFault> fault) {
        try {
            port.play(fault);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            port.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.stop(0);
        threads.shutdown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT_BYTES + 1);
            Reply reply = port.fault().flatMap(SimulatedFault::answer).orElseGet(() -> answer(exchange, body));
            byte[] answer = reply.bytes();
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Reply answer(HttpExchange exchange, byte[] body) {
        if (body.length > BODY_LIMIT_BYTES) {
            return new Reply(413, "text/plain", "");
        }
        String path = exchange.getRequestURI().getRawPath();
        if (!path.startsWith(upstream.basePath() + "/")) {
            return new Reply(404, "text/plain", "");
        }
        try {
            List<String> segments = Arrays.stream(path.substring(upstream.basePath().length() + 1).split("/"))
                    .map(SimulatedUpstreamServer::decodedSegment).toList();
            Request request = new Request(exchange.getRequestMethod(), segments,
                    query(exchange.getRequestURI().getRawQuery()), headers(exchange), body);
            Reply reply = upstream.answer(request);
            return reply.status() == 404 ? recorded.find(upstream.basePath(), request).orElse(reply) : reply;
        } catch (IllegalArgumentException badEncoding) {
            return new Reply(400, "text/plain", "");
        }
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                String[] parts = pair.split("=", 2);
                query.computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), name -> new ArrayList<>())
                        .add(parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
            }
        }
        return query;
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return headers;
    }

    private static String decodedSegment(String raw) {
        // A plus sign is itself in a path, and a space only in a query.
        return URLDecoder.decode(raw.replace("+", "%2B"), UTF_8);
    }
}
