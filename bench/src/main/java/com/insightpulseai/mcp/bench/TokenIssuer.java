package com.insightpulseai.mcp.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Signs tokens as a Supabase project does, with a key made for this run. */
public final class TokenIssuer {

    private static final long LIFETIME_SECONDS = 24 * 3600;

    private final PublicJsonWebKey key;

    /** An issuer with a new P-256 key. */
    public TokenIssuer() throws JoseException {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(UUID.randomUUID().toString());
        key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        key.setUse("sig");
    }

    /** @return what {@code SUPABASE_URL} is to be */
    public String supabaseUrl() {
        return "https://bench.supabase.test";
    }

    /** @return what {@code SUPABASE_JWKS} is to be */
    public String jwks() {
        return JsonUtil.toJson(Map.of("keys", List.of(key.toParams(OutputControlLevel.PUBLIC_ONLY))));
    }

    /** @return an operator's token, valid for a day */
    public String operatorToken(UUID subject) throws JoseException {
        return token(subject, "ops_operator");
    }

    /** @return a token of this role, valid for a day */
    public String token(UUID subject, String role) throws JoseException {
        long now = Instant.now().getEpochSecond();
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(key.getAlgorithm());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        token.setPayload(JsonUtil.toJson(Map.of("iss", supabaseUrl() + "/auth/v1", "aud", "authenticated", "role",
                "authenticated", "sub", subject.toString(), "app_metadata", Map.of("ops_role", role),
                "is_anonymous", false, "iat", now, "exp", now + LIFETIME_SECONDS)));
        return token.getCompactSerialization();
    }
}
