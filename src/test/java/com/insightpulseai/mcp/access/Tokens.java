package com.insightpulseai.mcp.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Token parts by hand. */
final class Tokens {

    private Tokens() {
    }

    static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
