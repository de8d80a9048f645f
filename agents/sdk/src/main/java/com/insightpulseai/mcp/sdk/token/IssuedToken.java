package com.insightpulseai.mcp.sdk.token;

import java.time.Instant;

/** A token and its end. */
record IssuedToken(String token, Instant expiresAt) {

    @Override
    public String toString() {
        return "token until " + expiresAt;
    }
}
