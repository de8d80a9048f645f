package com.insightpulseai.mcp.hub.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The loopback port by which the hub knows a played server. It passes bytes on to that server, or plays the faults that are
 * none of HTTP's. Each change of the fault ends all connections, so that a client's pooled ones meet it as well and none
 * stays stuck once it is mended.
 */
final class FaultyPort implements AutoCloseable {

    private static final int DRIP_MILLIS = 1000;
    private static final String DRIPPED_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n";
    // Blanks go on for ever where JSON allows them.
    private static final String DRIPPED_BODY = "{\"status\": \"ok\", \"items\": [ ";

    private final InetSocketAddress server;

    /** Never listens or connects; it keeps the port from being given to anybody else while nothing listens there. */
    private final Socket claim = new Socket();
    private final Executor threads;
    private final Set<Socket> connections = new HashSet<>();
    private ServerSocket listener;
    private CompletableFuture<Void> accepting;
    private volatile Optional<SimulatedFault> fault = Optional.empty();

    private FaultyPort(InetSocketAddress server, String threadName) {
        this.server = server;
        this.threads = task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            thread.start();
        };
    }

    /**
     * Opens a port that the system chooses.
     *
     * @param server where connections are passed on to
     */
    static FaultyPort before(InetSocketAddress server, String threadName) throws IOException {
        FaultyPort port = new FaultyPort(server, threadName);
        port.claim.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        port.claim.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        port.listen();
        return port;
    }

    int number() {
        return claim.getLocalPort();
    }

    Optional<SimulatedFault> fault() {
        return fault;
    }

    /** Plays this fault from now on, or none. Without an effect once the port is closed. */
    synchronized void play(Optional<SimulatedFault> next) throws IOException {
        if (claim.isClosed()) {
            return;
        }
        endConnections(next);
        if (next.equals(Optional.of(SimulatedFault.REFUSE))) {
            stopListening();
        } else if (listener.isClosed()) {
            listen();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        stopListening();
        endConnections(Optional.empty());
        claim.close();
    }

    private void listen() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        socket.bind(claim.getLocalSocketAddress());
        listener = socket;
        accepting = CompletableFuture.runAsync(() -> accept(socket), threads);
    }

    private void stopListening() throws IOException {
        listener.close();
        // Until the thread that waits for a connection has noticed, the system takes one more.
        accepting.join();
    }

    private void endConnections(Optional<SimulatedFault> next) {
        synchronized (connections) {
            connections.forEach(FaultyPort::end);
            connections.clear();
            fault = next;
        }
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                admit(from.accept());
            } catch (IOException closed) {
                // That ends the loop; another failure concerns one client only.
            }
        }
    }

    private void admit(Socket client) {
        synchronized (connections) {
            connections.add(client);
            Optional<SimulatedFault> met = fault;
            threads.execute(() -> serve(client, met));
        }
    }

    private void serve(Socket client, Optional<SimulatedFault> met) {
        try (client) {
            client.setTcpNoDelay(true);
            if (met.isEmpty() || met.get().answer().isPresent()) {
                relay(client);
            } else {
                suffer(client, met.get());
            }
        } catch (IOException ended) {
            // By the client, or because the fault changed.
        } finally {
            synchronized (connections) {
                connections.remove(client);
            }
        }
    }

    private void suffer(Socket client, SimulatedFault met) throws IOException {
        switch (met) {
            case HANG -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
            case DRIP -> drip(client);
            default -> {
                client.getInputStream().read();
                client.setSoLinger(true, 0);
            }
        }
    }

    private static void drip(Socket client) throws IOException {
        byte[] request = new byte[8192];
        int read = client.getInputStream().read(request);
        OutputStream answer = client.getOutputStream();
        answer.write(DRIPPED_HEAD.getBytes(US_ASCII));
        client.setSoTimeout(DRIP_MILLIS);
        for (int sent = 0; read >= 0; sent++) {
            char next = DRIPPED_BODY.charAt(Math.min(sent, DRIPPED_BODY.length() - 1));
            answer.write(("1\r\n" + next + "\r\n").getBytes(US_ASCII));
            try {
                // A pause in which the rest of the request is dropped and the client's leaving is noticed.
                read = client.getInputStream().read(request);
            } catch (SocketTimeoutException stillThere) {
                read = 0;
            }
        }
    }

    private void relay(Socket client) throws IOException {
        try (Socket upstream = new Socket(server.getAddress(), server.getPort())) {
            upstream.setTcpNoDelay(true);
            CompletableFuture<Void> answers = CompletableFuture.runAsync(() -> pass(upstream, client), threads);
            pass(client, upstream);
            answers.join();
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Then it was of no use any more.
        }
    }
}
