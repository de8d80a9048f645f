package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Counts bytes and keeps none. */
final class CountingOutput extends OutputStream {

    private static final int BUFFER = 65_536;

    private long bytes;

    @Override
    public void write(int value) {
        bytes++;
    }

    @Override
    public void write(byte[] values, int offset, int length) {
        bytes += length;
    }

    long bytes() {
        return bytes;
    }

    OutputStream compressing() throws IOException {
        return new GZIPOutputStream(this, BUFFER);
    }
}
