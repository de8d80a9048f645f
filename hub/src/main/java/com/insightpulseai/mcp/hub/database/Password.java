package com.insightpulseai.mcp.hub.database;

import java.security.SecureRandom;
import java.util.Base64;

/** A random password: 192 bits in 32 characters that need no escaping in SQL, URLs or a shell. */
record Password(String value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Password random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "Password[***]";
    }
}
