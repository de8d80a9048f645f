package com.insightpulseai.mcp.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Passes connections on to a hub, and resets some of them. */
final class CuttingProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicBoolean losesResponse = new AtomicBoolean();

    CuttingProxy(HubProcess hub) throws IOException {
        target = hub.port();
        threads.execute(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Resets the connection on which the next response arrives, in the place of the response. */
    void loseNextResponse() {
        losesResponse.set(true);
    }

    /** Resets all connections that are open. */
    void cut() {
        open.forEach(CuttingProxy::reset);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket hub = new Socket(InetAddress.getByName("127.0.0.1"), target);
                open.addAll(List.of(client, hub));
                threads.execute(() -> pass(client, hub, new AtomicBoolean()));
                threads.execute(() -> pass(hub, client, losesResponse));
            }
        } catch (IOException closed) {
            // by close()
        }
    }

    private static void pass(Socket from, Socket to, AtomicBoolean loses) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8 * 1024];
            for (int read = in.read(bytes); read >= 0 && !loses.compareAndSet(true, false); read = in.read(bytes)) {
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException cut) {
            // either side is gone
        } finally {
            reset(from);
            reset(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
        threads.shutdownNow();
    }
}
