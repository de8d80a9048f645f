package com.insightpulseai.mcp.access;

import java.security.Key;

/** A key with the only algorithm it may be used for. */
record VerificationKey(SignatureAlgorithm algorithm, Key key) {

    @Override
    public String toString() {
        return algorithm + " key";
    }
}
