package com.insightpulseai.mcp.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.mutiny.Uni;

/**
 * Verifies bearer tokens of several issuers. What the token says of itself ({@code iss}, {@code alg}, {@code kid}) only picks
 * among what was configured; it never brings a key or an algorithm along.
 */
final class TokenVerifier {

    private final Map<String, Trusted> issuers = new LinkedHashMap<>();
    private final VerifiedTokens verified;
    private final ClaimRules claimRules;

    /** Fails with a {@link ConfigurationException} when an issuer comes twice or an inline key set is of no use. */
    TokenVerifier(Collection<TrustedIssuer> trusted, OauthClients clients, KeySetFetch fetch, Clock clock) {
        verified = new VerifiedTokens(clock);
        claimRules = new ClaimRules(clients, clock);
        for (TrustedIssuer issuer : trusted) {
            if (issuers.put(issuer.issuer(), new Trusted(issuer, keys(issuer, fetch, clock))) != null) {
                throw new ConfigurationException("The token issuer " + issuer.issuer() + " is configured twice");
            }
        }
    }

    /** Starts to fetch every issuer's keys. */
    void prefetch() {
        issuers.values().forEach(trusted -> trusted.keys.prefetch());
    }

    /**
     * The caller of the token, at once when the issuer's keys are at hand. Fails with an {@link UnauthenticatedException} and
     * nothing else.
     */
    Uni<Caller> verify(String token) {
        if (token.length() > CompactJws.MAX_LENGTH) {
            return Uni.createFrom().failure(new UnauthenticatedException(Reason.MALFORMED));
        }
        ByteBuffer digest = VerifiedTokens.digest(token);
        Optional<Caller> known = verified.find(digest);
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        try {
            return judge(CompactJws.parse(token), digest);
        } catch (UnauthenticatedException refusal) {
            return Uni.createFrom().failure(refusal);
        }
    }

    private Uni<Caller> judge(CompactJws token, ByteBuffer digest) {
        JwtClaims claims = token.claims();
        Trusted trusted = issuers.get(claims.getClaimValue("iss") instanceof String issuer ? issuer : "");
        if (trusted == null) {
            throw new UnauthenticatedException(Reason.UNKNOWN_ISSUER);
        }
        try {
            SignatureAlgorithm algorithm = token.algorithm().filter(trusted.issuer::allows)
                    .orElseThrow(() -> new UnauthenticatedException(Reason.ALGORITHM));
            Candidate candidate = new Candidate(token, claims, algorithm, trusted, trusted.keys.snapshot(), digest);
            Optional<VerificationKey> key = trusted.keys.atHand(algorithm, token.keyId());
            if (key.isPresent()) {
                return Uni.createFrom().item(admit(candidate, key.get()));
            }
            String keyId = token.keyId().orElseThrow(() -> new UnauthenticatedException(Reason.KEY));
            return trusted.keys.find(keyId).map(found -> admit(candidate, found))
                    .onFailure(UnauthenticatedException.class)
                    .transform(refusal -> refusal.namedBy(trusted.issuer));
        } catch (UnauthenticatedException refusal) {
            throw refusal.namedBy(trusted.issuer);
        }
    }

    private Caller admit(Candidate candidate, VerificationKey key) {
        if (key.algorithm() != candidate.algorithm) {
            throw new UnauthenticatedException(Reason.ALGORITHM);
        }
        if (!candidate.token.verifies(key)) {
            throw new UnauthenticatedException(Reason.SIGNATURE);
        }
        Caller caller = claimRules.caller(candidate.claims, candidate.trusted.issuer);
        verified.remember(candidate.digest, caller, candidate.trusted.keys, candidate.keys,
                expiry(candidate.claims));
        return caller;
    }

    private static long expiry(JwtClaims claims) {
        try {
            return claims.getExpirationTime().getValue();
        } catch (MalformedClaimException e) {
            throw new UnauthenticatedException(Reason.CLAIMS);
        }
    }

    private static IssuerKeys keys(TrustedIssuer issuer, KeySetFetch fetch, Clock clock) {
        try {
            return new IssuerKeys(issuer, fetch, clock);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("The keys of the token issuer " + issuer.issuer() + ": " + e.getMessage());
        }
    }

    private record Trusted(TrustedIssuer issuer, IssuerKeys keys) {
    }

    private record Candidate(CompactJws token, JwtClaims claims, SignatureAlgorithm algorithm, Trusted trusted,
            KeySet keys, ByteBuffer digest) {
    }
}
