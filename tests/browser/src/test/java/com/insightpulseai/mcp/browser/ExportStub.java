package com.insightpulseai.mcp.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/** Sends a file as slowly as a test wants it, in place of the hub's export. */
final class ExportStub implements AutoCloseable {

    private static final int PATIENCE_MS = 10_000;

    private final ServerSocket server;
    private final CompletableFuture<Socket> client;

    private ExportStub(ServerSocket server) {
        this.server = server;
        client = CompletableFuture.supplyAsync(this::accept, task -> new Thread(task, "export").start());
    }

    /** Takes the next export of a page. */
    static ExportStub of(Page page) throws IOException {
        ExportStub stub = new ExportStub(new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")));
        page.route("**/ops/events.*", route -> route.resume(new Route.ResumeOptions()
                .setUrl("http://127.0.0.1:" + stub.server.getLocalPort() + "/events")), new Page.RouteOptions().setTimes(1));
        return stub;
    }

    private Socket accept() {
        try {
            Socket socket = server.accept();
            InputStream in = socket.getInputStream();
            for (String end = ""; !end.endsWith("\r\n\r\n");) {
                end += (char) in.read();
            }
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        write(Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n");
    }

    /** Ends the file as it should end. */
    void end() throws IOException {
        write("0\r\n\r\n");
    }

    private void write(String text) throws IOException {
        client.join().getOutputStream().write(text.getBytes(UTF_8));
    }

    /** Waits until the browser has closed the connection. */
    void awaitLeave() throws IOException {
        try {
            client.join().setSoTimeout(PATIENCE_MS);
            assertThat(client.join().getInputStream().read()).isNegative();
        } catch (SocketException e) {
            // A reset ends it as well.
        }
    }

    /** Breaks off. */
    @Override
    public void close() throws IOException {
        server.close();
        if (client.isDone()) {
            client.join().close();
        }
    }
}
