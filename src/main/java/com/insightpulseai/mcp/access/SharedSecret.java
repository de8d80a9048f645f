package com.insightpulseai.mcp.access;

import java.nio.charset.StandardCharsets;

import org.jose4j.keys.HmacKey;

/** The secret of an issuer that still signs with HS256. Never prints. */
public final class SharedSecret {

    /** As RFC 7518 section 3.2 demands of HS256. */
    private static final int MIN_BYTES = 32;

    private final HmacKey key;

    private SharedSecret(byte[] bytes) {
        key = new HmacKey(bytes);
    }

    /**
     * The secret of this text (UTF-8).
     *
     * @throws IllegalArgumentException when it is shorter than 32 bytes
     */
    public static SharedSecret of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalArgumentException("must have at least " + MIN_BYTES + " bytes");
        }
        return new SharedSecret(bytes);
    }

    VerificationKey key() {
        return new VerificationKey(SignatureAlgorithm.HS256, key);
    }

    @Override
    public String toString() {
        return "SharedSecret[hidden]";
    }
}
