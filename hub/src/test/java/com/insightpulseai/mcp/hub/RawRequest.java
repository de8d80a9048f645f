package com.insightpulseai.mcp.hub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A connection on which a test sends what it likes, finished or not. */
final class RawRequest implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;

    private final Socket socket;

    private RawRequest(Socket socket) {
        this.socket = socket;
    }

    static RawRequest open(HubProcess hub) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), hub.port());
        socket.setSoTimeout(PATIENCE_MS);
        return new RawRequest(socket);
    }

    /** Headers of a scan that announce a body. */
    static byte[] headers(String token, int length) {
        return String
                .join("\r\n", "POST /providers/socket/scan.repo HTTP/1.1", "Host: 127.0.0.1", "Authorization: Bearer " + token,
                        "Content-Type: application/json", "Content-Length: " + length, "", "")
                .getBytes(ISO_8859_1);
    }

    /** A scan's input of that many bytes. */
    static byte[] body(String repository, int length) {
        String start = "{\"repo\":\"" + repository + "\",\"manifests\":[{\"path\":\"package.json\",\"content\":\"";
        String end = "\"}]}";
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) 'x');
        System.arraycopy(start.getBytes(ISO_8859_1), 0, body, 0, start.length());
        System.arraycopy(end.getBytes(ISO_8859_1), 0, body, length - end.length(), end.length());
        return body;
    }

    /** Sends bytes, all of them unless the hub has refused to read on. */
    RawRequest send(byte[] bytes, int length) throws IOException {
        try {
            socket.getOutputStream().write(bytes, 0, length);
        } catch (SocketException refused) {
            // What was answered before can still be read.
        }
        return this;
    }

    RawRequest send(String text) throws IOException {
        return send(text.getBytes(ISO_8859_1), text.length());
    }

    /** The status of the response; 0 when the connection ended without one. */
    int status() throws IOException {
        try {
            String line = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
            return line.length() < 12 ? 0 : Integer.parseInt(line.substring(9));
        } catch (SocketException reset) {
            return 0;
        }
    }

    /** The rest of what the hub sends, until it closes the connection. */
    String rest() throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (SocketException reset) {
            return "";
        }
    }

    /** Tells whether the hub has closed the connection, without an answer or after one that was read. */
    boolean isClosed() throws IOException {
        socket.setSoTimeout(1);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
