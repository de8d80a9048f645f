package com.insightpulseai.mcp.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A provider that stops at the stage that the path names, until the client closes the connection. */
public class StagedServer implements QuarkusTestResourceLifecycleManager {

    /** Requests that are answered only all together, each on its own connection. */
    static final int TOGETHER = 50;

    /** One permit for each request that reached its stage. */
    static final Semaphore REACHED = new Semaphore(0);
    static final AtomicInteger OPEN = new AtomicInteger();

    /** One permit for each connection that the client closed, or used again, after an odd response. */
    static final Semaphore CLOSED = new Semaphore(0);
    static final Semaphore REUSED = new Semaphore(0);
    /** Lets an idle connection receive a response to no request. */
    static final Semaphore AFTERTHOUGHTS = new Semaphore(0);

    private static final String FINE = head(12) + "{\"value\":12}";
    private static final String FOREIGN = head(13) + "{\"value\":666}";
    private static final String SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n";
    /** The largest body that is kept whole, and one that is larger by a byte. */
    static final String SMALL = "x".repeat(64 << 10);
    static final String LARGE = SMALL + "x";

    private static final Map<String, String> STREAMED = Map.of(
            "/streamed-small", head(SMALL.length()) + SMALL,
            "/streamed-empty", head(0),
            "/streamed-chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n4\r\nlast\r\n0\r\n\r\n",
            "/streamed-large", head(LARGE.length()) + LARGE,
            "/streamed-half", head(100) + "half",
            "/streamed-broken", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\nnumber\r\n");
    private static final Map<String, String> ODD = Map.of(
            "/odd-second-response", FINE + FOREIGN,
            "/odd-line", FINE + "more\r\n",
            "/odd-switching", SWITCHING,
            "/odd-switching-and-response", SWITCHING + FOREIGN,
            "/odd-processing", "HTTP/1.1 102 Processing\r\n\r\n" + FINE,
            "/odd-no-content", "HTTP/1.1 204 No Content\r\nContent-Length: 13\r\n\r\n{\"value\":666}",
            "/odd-not-modified", "HTTP/1.1 304 Not Modified\r\nContent-Length: 13\r\n\r\n{\"value\":666}",
            "/odd-two-lengths", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 150\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\nc\r\n{\"value\":12}\r\n0\r\n\r\n" + FOREIGN);

    private static final CyclicBarrier TOGETHER_BARRIER = new CyclicBarrier(TOGETHER);
    private static final Semaphore UPLOADS = new Semaphore(0);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<ServerSocket> servers = new CopyOnWriteArrayList<>();

    /** Holds uploads from now on, whatever earlier tests let end. */
    static void holdUploads() {
        UPLOADS.drainPermits();
    }

    /** Lets the server end so many uploads, of which it has read nothing. */
    static void endUploads(int count) {
        UPLOADS.release(count);
    }

    @Override
    public Map<String, String> start() {
        ServerSocket answering = listen(512);
        threads.execute(() -> accept(answering));
        // Nothing accepts its connections, so that all but the first two stay half-open.
        ServerSocket unreachable = listen(1);
        return Map.of("quarkus.rest-client.staged.url", origin(answering),
                "test.unreachable", origin(unreachable),
                "providers.socket.base_url", origin(answering),
                "providers.socket.allowed_hosts[0]", origin(answering),
                "providers.socket.allowed_hosts[1]", origin(unreachable));
    }

    @Override
    public void stop() {
        for (ServerSocket server : servers) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        threads.shutdownNow();
    }

    private ServerSocket listen(int backlog) {
        try {
            ServerSocket server = new ServerSocket(0, backlog, InetAddress.getByName("127.0.0.1"));
            servers.add(server);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String origin(ServerSocket server) {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        OPEN.incrementAndGet();
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            for (String request = in.readLine(); request != null; request = in.readLine()) {
                while (!in.readLine().isEmpty()) {
                    // Headers do not matter.
                }
                answer(request.split(" ")[1], socket.getOutputStream(), in);
            }
        } catch (IOException closed) {
            // As the tests want it.
        } finally {
            OPEN.decrementAndGet();
        }
    }

    private static void answer(String path, OutputStream out, BufferedReader in) throws IOException {
        switch (path) {
            case "/fine" -> write(out, head(12) + "{\"value\":12}");
            case "/together" -> {
                awaitOthers();
                write(out, head(12) + "{\"value\":12}");
            }
            case "/headers" -> stay(in);
            case "/body" -> {
                write(out, head(1_000) + "{\"value\":");
                stay(in);
            }
            case "/stream" -> {
                write(out, head(1_000_000) + "{\"line\":1}\n");
                stay(in);
            }
            case "/streamed-small", "/streamed-empty", "/streamed-chunked", "/streamed-large" -> write(out, STREAMED.get(path));
            case "/streamed-half", "/streamed-broken" -> {
                write(out, STREAMED.get(path));
                throw new IOException("broken off");
            }
            case "/upload" -> readNothing();
            case "/early-upload" -> {
                write(out, FINE);
                readNothing();
            }
            case "/odd-unsolicited" -> {
                write(out, FINE);
                AFTERTHOUGHTS.acquireUninterruptibly();
                write(out, FOREIGN);
                noteEnd(in);
            }
            default -> {
                write(out, ODD.get(path));
                noteEnd(in);
            }
        }
    }

    /** Reads nothing of the body, so that the client cannot send it all. */
    private static void readNothing() throws IOException {
        REACHED.release();
        try {
            UPLOADS.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("ended");
    }

    private static void awaitOthers() throws IOException {
        try {
            TOGETHER_BARRIER.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IOException(e);
        }
    }

    private static void noteEnd(BufferedReader in) throws IOException {
        (in.read() < 0 ? CLOSED : REUSED).release();
        throw new IOException("over");
    }

    private static void stay(BufferedReader in) throws IOException {
        REACHED.release();
        if (in.read() < 0) {
            throw new IOException("closed");
        }
    }

    private static String head(long length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }
}
