package com.insightpulseai.mcp.egress;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails with {@link ResponseTooLargeException} as soon as it has delivered more bytes than its limit. */
public final class CappedInputStream extends FilterInputStream {

    private final long maxBytes;
    private long delivered;

    /**
     * Limits a stream.
     *
     * @param in the stream to limit; closed with this one
     * @param maxBytes how many bytes may be read or skipped, at least 0
     */
    public CappedInputStream(InputStream in, long maxBytes) {
        super(in);
        if (maxBytes < 0) {
            throw new IllegalArgumentException("A stream's limit is at least 0 bytes, not " + maxBytes);
        }
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public long skip(long length) throws IOException {
        long skipped = super.skip(length);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void mark(int readLimit) {
        // not supported: what is read twice would be counted twice
    }

    @Override
    public void reset() throws IOException {
        throw new IOException("mark/reset is not supported");
    }

    private void count(long bytes) {
        delivered += bytes;
        if (delivered > maxBytes) {
            throw new ResponseTooLargeException(maxBytes);
        }
    }
}
