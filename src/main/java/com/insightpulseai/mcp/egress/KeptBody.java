package com.insightpulseai.mcp.egress;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * A copy of a streamed body for as long as it is small. Filled on the connection's event loop, read anywhere.
 */
final class KeptBody {

    private final int maxBytes;
    private ByteArrayOutputStream received = new ByteArrayOutputStream(0);
    private volatile byte[] whole;

    KeptBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(HttpContent part) {
        ByteBuf bytes = part.content();
        if (received == null) {
            return;
        }
        if (part.decoderResult().isFailure() || bytes.readableBytes() > maxBytes - received.size()) {
            received = null;
            return;
        }
        byte[] copy = new byte[bytes.readableBytes()];
        bytes.getBytes(bytes.readerIndex(), copy);
        received.writeBytes(copy);
    }

    /** Everything has been received with this last part. */
    void complete(LastHttpContent end) {
        add(end);
        if (received != null) {
            whole = received.toByteArray();
        }
    }

    /** Empty while the body is not complete, and for good if it is larger than the limit. */
    Optional<byte[]> whole() {
        return Optional.ofNullable(whole);
    }
}
