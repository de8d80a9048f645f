package com.insightpulseai.mcp.scanner.git;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The ids that git gives to contents. */
final class BlobId {

    private BlobId() {
    }

    /** @see <a href="https://git-scm.com/book/en/v2/Git-Internals-Git-Objects">git's objects</a> */
    static String of(byte[] content, boolean isSha256) {
        try {
            MessageDigest digest = MessageDigest.getInstance(isSha256 ? "SHA-256" : "SHA-1");
            digest.update(("blob " + content.length + '\0').getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1 and SHA-256", e);
        }
    }
}
