package com.insightpulseai.mcp.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import com.insightpulseai.mcp.egress.Exchange;

/**
 * A response body whose connection is closed when the rest is not needed.
 * <p>
 * The REST client's own stream reads an abandoned response to its end, which an upstream can put off for ever.
 */
public final class CancellableStream extends FilterInputStream {

    private final Exchange exchange;
    private volatile boolean ended;

    CancellableStream(InputStream in, Exchange exchange) {
        super(in);
        this.exchange = exchange;
    }

    /**
     * The whole body, if it is small and has been received to its end; closing the stream then closes no connection. What has
     * been read of the stream counts too.
     */
    public Optional<byte[]> whole() {
        Optional<byte[]> whole = exchange.wholeBody();
        ended |= whole.isPresent();
        return whole;
    }

    /** Closes the connection; a read that is under way in another thread fails. */
    public void cancel() {
        if (!ended) {
            exchange.abort();
        }
    }

    @Override
    public int read() throws IOException {
        return noteEnd(super.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return noteEnd(super.read(buffer, offset, length));
    }

    @Override
    public void close() throws IOException {
        cancel();
        super.close();
    }

    private int noteEnd(int read) {
        if (read < 0) {
            ended = true;
        }
        return read;
    }
}
