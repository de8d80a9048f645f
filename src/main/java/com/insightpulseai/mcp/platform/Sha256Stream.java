package com.insightpulseai.mcp.platform;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Digests what is written to it, and keeps none of it. */
public final class Sha256Stream extends OutputStream {

    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    @Override
    public void write(int b) {
        digest.update((byte) b);
        bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        digest.update(buffer, offset, length);
        bytes += length;
    }

    /** How many bytes were written. */
    public long bytes() {
        return bytes;
    }

    /** The digest in lower-case hexadecimal; starts a new one. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
