package com.insightpulseai.mcp.access;

import java.net.URI;

/** Where an issuer's public keys come from. */
public sealed interface PublicKeys {

    /** A JWK set fetched from this https URL (http for a loopback host only), and again when a token names a new key. */
    record FromUrl(URI url) implements PublicKeys {
    }

    /** A JWK set given as JSON. */
    record Inline(String jwks) implements PublicKeys {
    }
}
