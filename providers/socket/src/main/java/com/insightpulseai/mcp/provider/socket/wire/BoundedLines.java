package com.insightpulseai.mcp.provider.socket.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import com.insightpulseai.mcp.upstream.MalformedAnswerException;

/** Lets text pass as long as no line is longer than a bound. */
final class BoundedLines extends FilterInputStream {

    private final int maxLineBytes;
    private int lineBytes;

    BoundedLines(InputStream in, int maxLineBytes) {
        super(in);
        this.maxLineBytes = maxLineBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            lineBytes = buffer[i] == '\n' ? 0 : lineBytes + 1;
            if (lineBytes > maxLineBytes) {
                throw new MalformedAnswerException("a line is longer than " + maxLineBytes + " bytes");
            }
        }
        return read;
    }
}
