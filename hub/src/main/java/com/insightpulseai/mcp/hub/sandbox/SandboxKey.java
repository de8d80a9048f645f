package com.insightpulseai.mcp.hub.sandbox;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * The key that signs the sandbox's tokens. It is made at every start and never leaves the process, so that a token is
 * worthless as soon as the hub has stopped.
 */
final class SandboxKey {

    static final String AUDIENCE = "authenticated";
    static final Duration LIFETIME = Duration.ofHours(12);

    private final String issuer;
    private final EllipticCurveJsonWebKey key;

    SandboxKey(String issuer) {
        this.issuer = issuer;
        try {
            key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException e) {
            throw new IllegalStateException("every Java platform makes P-256 keys", e);
        }
        key.setKeyId("sandbox-" + UUID.randomUUID());
        key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        key.setUse("sig");
    }

    String issuer() {
        return issuer;
    }

    /** @return the public half as a JWK set, RFC 7517 */
    String publicKeys() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** @return a token as Supabase would issue it to a user of that role, a secret */
    String token(SandboxUser user) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(AUDIENCE);
        claims.setSubject(user.id().toString());
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        NumericDate end = NumericDate.now();
        end.addSeconds(LIFETIME.toSeconds());
        claims.setExpirationTime(end);
        claims.setClaim("role", AUDIENCE);
        claims.setClaim("email", user.email());
        claims.setClaim("app_metadata", Map.of("ops_role", user.role()));
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setKey(key.getPrivateKey());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a fresh P-256 key signs", e);
        }
    }
}
