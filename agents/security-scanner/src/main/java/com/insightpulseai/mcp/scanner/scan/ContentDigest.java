package com.insightpulseai.mcp.scanner.scan;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
final class ContentDigest {

    private ContentDigest() {
    }

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Returns the digest of a content, in lower-case hexadecimal digits. */
    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(begin().digest(content));
    }
}
