package com.insightpulseai.mcp.scanner.github;

import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The claims of a job's own token, which are shown to people. The signature is the server's to verify.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/oidc">OpenID Connect reference</a>
 */
public final class TokenClaims {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PARTS = 3;
    private static final int LONGEST = 2_000;

    private final JsonNode claims;

    private TokenClaims(JsonNode claims) {
        this.claims = claims;
    }

    /** Reads the claims of a JWT; empty for a token that is none. */
    public static Optional<TokenClaims> of(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts.length == PARTS ? parts[1] : ""));
            return claims != null && claims.isObject() ? Optional.of(new TokenClaims(claims)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns a claim that is a text or a number; empty where it is absent, empty or longer than 2,000 characters. */
    Optional<String> text(String name) {
        return Optional.of(claims.path(name).asText("")).filter(text -> !text.isEmpty() && text.length() <= LONGEST);
    }
}
