package com.insightpulseai.mcp.web;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * A body in memory, read once: a part that has been read is released, so that it is not kept beside the values made of it.
 * Small pieces are joined, because a body may arrive in chunks of one byte.
 */
final class ReceivedBody extends InputStream {

    private static final int SEGMENT = 16_384;

    private final Deque<ByteBuffer> full = new ArrayDeque<>();
    private ByteBuffer filling = ByteBuffer.allocate(0);
    private long size;

    void append(ByteBuffer piece) {
        size += piece.remaining();
        while (piece.hasRemaining()) {
            if (!filling.hasRemaining()) {
                // A body that arrives in one piece takes its own size.
                int next = size == piece.remaining() ? piece.remaining() : Math.max(piece.remaining(), SEGMENT);
                release(filling);
                filling = ByteBuffer.allocate(next);
            }
            int count = Math.min(piece.remaining(), filling.remaining());
            filling.put(filling.position(), piece, piece.position(), count).position(filling.position() + count);
            piece.position(piece.position() + count);
        }
    }

    /** Ends the appending, before the reading. */
    ReceivedBody complete() {
        release(filling);
        filling = ByteBuffer.allocate(0);
        return this;
    }

    private void release(ByteBuffer written) {
        if (written.flip().hasRemaining()) {
            full.add(written);
        }
    }

    /** Bytes that have been appended. */
    long size() {
        return size;
    }

    void discard() {
        full.clear();
        filling = ByteBuffer.allocate(0);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        ByteBuffer first = full.peek();
        if (first == null) {
            return -1;
        }
        int count = Math.min(length, first.remaining());
        first.get(target, offset, count);
        if (!first.hasRemaining()) {
            full.remove();
        }
        return count;
    }

    @Override
    public int available() {
        return full.isEmpty() ? 0 : full.peek().remaining();
    }
}
