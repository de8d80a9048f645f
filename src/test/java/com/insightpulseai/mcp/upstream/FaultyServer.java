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
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** A provider that fails in the way the path asks for, below the level at which an HTTP server would let it. */
public class FaultyServer implements QuarkusTestResourceLifecycleManager {

    /** One permit for each connection on which the other side hung up in the middle of an answer. */
    static final Semaphore HUNG_UP = new Semaphore(0);

    private static final byte[] FILLER = "x".repeat(64 * 1024).getBytes(ISO_8859_1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;

    @Override
    public Map<String, String> start() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
        String origin = "http://127.0.0.1:" + server.getLocalPort();
        return Map.of("quarkus.rest-client.faulty.url", origin,
                "providers.socket.base_url", origin,
                "providers.socket.allowed_hosts[0]", origin);
    }

    @Override
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
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
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            String path = in.readLine().split(" ")[1];
            while (!in.readLine().isEmpty()) {
                // Headers do not matter.
            }
            answer(path, socket, in);
        } catch (IOException e) {
            HUNG_UP.release();
        }
    }

    private static void answer(String path, Socket socket, BufferedReader in) throws IOException {
        OutputStream out = socket.getOutputStream();
        switch (path) {
            case "/fine" -> write(out, head("application/json", 12) + "{\"value\":12}");
            case "/hang" -> waitForTheEnd(in);
            case "/drip" -> drip(out);
            case "/reset" -> socket.setSoLinger(true, 0);
            case "/close" -> {
                // Closing is all there is to it.
            }
            case "/garbage" -> write(out, "\0\1\2 this is no HTTP\r\n\r\n");
            case "/truncated" -> write(out, head("application/json", 100) + "{\"value\":");
            case "/malformed" -> write(out, head("application/json", 9) + "{\"value\":");
            case "/wrong-type" -> write(out, head("application/json", 20) + "{\"value\":[\"secret\"]}");
            case "/wrong-shape" -> write(out, head("application/json", 6) + "[1, 2]");
            case "/html" -> write(out, head("text/html", 13) + "<h1>Hi!</h1>\n");
            case "/empty" -> write(out, head("application/json", 0));
            case "/no-content" -> write(out, "HTTP/1.1 204 No Content\r\n\r\n");
            case "/huge" -> {
                write(out, head("application/json", 1L << 30) + "{\"value\":\"");
                while (true) {
                    out.write(FILLER);
                }
            }
            default -> write(out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        }
    }

    private static void waitForTheEnd(BufferedReader in) throws IOException {
        if (in.read() < 0) {
            HUNG_UP.release();
        }
    }

    private static void drip(OutputStream out) throws IOException {
        write(out, head("application/json", 1 << 20));
        while (true) {
            write(out, " ");
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static String head(String type, long length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(ISO_8859_1));
        out.flush();
    }
}
