package com.insightpulseai.mcp.access;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * An issuer whose tokens make callers.
 *
 * @param issuer the exact {@code iss}
 * @param audience the {@code aud} that a token must name
 * @param kind what its tokens stand for
 * @param algorithms the pinned algorithms of its public keys, without HS256
 * @param keys its public keys
 * @param secret its HS256 secret; without one HS256 is refused
 */
public record TrustedIssuer(String issuer, String audience, CallerKind kind, Set<SignatureAlgorithm> algorithms,
        PublicKeys keys, Optional<SharedSecret> secret) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException when the issuer is no URL, the audience is blank, or HS256 is among the algorithms
     */
    public TrustedIssuer {
        algorithms = Set.copyOf(algorithms);
        if (audience.isBlank() || algorithms.contains(SignatureAlgorithm.HS256) || URI.create(issuer).getHost() == null) {
            throw new IllegalArgumentException("an issuer needs a URL, an audience and asymmetric algorithms");
        }
    }

    /** The host of the issuer, for logs and metrics. */
    public String host() {
        return URI.create(issuer).getHost();
    }

    boolean allows(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.HS256 ? secret.isPresent() : algorithms.contains(algorithm);
    }
}
