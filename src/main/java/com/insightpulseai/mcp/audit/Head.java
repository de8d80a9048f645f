package com.insightpulseai.mcp.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the first bytes that are written to it, and stops the writer as soon as there are more. */
final class Head extends OutputStream {

    private final byte[] bytes;
    private int length;
    private boolean ended;

    Head(int limit) {
        bytes = new byte[limit];
    }

    int room() {
        return bytes.length - length;
    }

    /** No more is taken; a generator may still write when it is closed. */
    void end() throws EndedException {
        ended = true;
        throw new EndedException();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] { (byte) b }, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int count) throws IOException {
        if (ended) {
            return;
        }
        int taken = Math.min(count, room());
        System.arraycopy(buffer, offset, bytes, length, taken);
        length += taken;
        if (taken < count) {
            end();
        }
    }

    /** As much as fits into so many bytes, without half a character at the end. */
    String text(int limit) {
        int end = Math.min(limit, length);
        while (end < length && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text(length);
    }

    /** There was more than is kept. */
    static final class EndedException extends IOException {

        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this; // ordinary for long content
        }
    }
}
