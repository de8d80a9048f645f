package com.insightpulseai.mcp.testing;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A proxy in front of PostgreSQL that counts round trips on the wire and can cut it. A round trip ends with the client's
 * {@code Sync} or is one {@code Query}.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-message-formats.html">PostgreSQL message formats</a>
 */
public final class DatabaseWire implements AutoCloseable {

    private static final int SSL_REQUEST = 80877103;

    private final ReentrantLock frozen = new ReentrantLock();
    private final int databasePort;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger roundTrips = new AtomicInteger();
    private volatile boolean down;
    private volatile boolean silent;

    /** A proxy on a random loopback port before the database on that port of this machine. */
    public DatabaseWire(int databasePort) throws IOException {
        this.databasePort = databasePort;
        this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Round trips since the last call of this method. */
    public int takeRoundTrips() {
        return roundTrips.getAndSet(0);
    }

    /** Breaks every open connection, as a frozen function finds them when it thaws. */
    public void cut() {
        open.forEach(DatabaseWire::close);
        open.clear();
    }

    /** Breaks every connection and takes no new one until {@link #up()}. */
    public void down() {
        down = true;
        cut();
    }

    public void up() {
        down = false;
        silent = false;
    }

    /** Takes every new connection until {@link #up()} and never responds on it, as a host does that is cut off. */
    public void silence() {
        silent = true;
    }

    /** Keeps every connection open and lets nothing through, as a server does that hangs, until {@link #thaw()}. */
    public void freeze() {
        frozen.lock();
    }

    /** Lets through what was kept, and what follows. To be called by the thread that called {@link #freeze()}. */
    public void thaw() {
        frozen.unlock();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                if (down) {
                    close(client);
                } else if (!silent) {
                    connect(client);
                }
            } catch (IOException e) {
                // The proxy is closing; the client sees its connection end.
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket database = new Socket(InetAddress.getLoopbackAddress(), databasePort);
            client.setTcpNoDelay(true);
            database.setTcpNoDelay(true);
            open.add(database);
            daemon(() -> join(client, database, true));
            daemon(() -> join(database, client, false));
        } catch (IOException refused) {
            close(client);
        }
    }

    private void join(Socket from, Socket to, boolean fromClient) {
        try (from; to) {
            if (fromClient) {
                forwardMessages(new DataInputStream(from.getInputStream()), to.getOutputStream());
            } else {
                from.getInputStream().transferTo(to.getOutputStream());
            }
        } catch (IOException e) {
            // Either side has gone; closing both tells the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void forwardMessages(DataInputStream client, OutputStream database) throws IOException {
        boolean started = false;
        while (true) {
            int type = started ? client.read() : 0;
            if (type < 0) {
                return;
            }
            int length = client.readInt();
            byte[] body = readFully(client, length - 4);
            if (type == 'S' || type == 'Q') {
                roundTrips.incrementAndGet();
            }
            byte[] message = new byte[(started ? 5 : 4) + body.length];
            int at = 0;
            if (started) {
                message[at++] = (byte) type;
            }
            for (int shift = 24; shift >= 0; shift -= 8) {
                message[at++] = (byte) (length >>> shift);
            }
            System.arraycopy(body, 0, message, at, body.length);
            frozen.lock();
            try {
                database.write(message);
            } finally {
                frozen.unlock();
            }
            started = started || !isSslRequest(body);
        }
    }

    private static boolean isSslRequest(byte[] body) {
        return body.length == 4
                && ((body[0] & 255) << 24 | (body[1] & 255) << 16 | (body[2] & 255) << 8 | body[3] & 255) == SSL_REQUEST;
    }

    private static byte[] readFully(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "database-wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // Already closed.
        }
    }
}
