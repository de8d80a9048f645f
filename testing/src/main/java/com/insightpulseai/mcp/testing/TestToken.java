package com.insightpulseai.mcp.testing;

import java.security.Key;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** A token in the making, whose header, claims, key and payload a test may bend before it is signed. */
public final class TestToken {

    private final Map<String, Object> headers = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private Key key;
    private String payload;

    TestToken(PublicJsonWebKey key) {
        this.key = key.getPrivateKey();
    }

    /** Sets a header parameter. */
    public TestToken header(String name, Object value) {
        headers.put(name, value);
        return this;
    }

    /** Takes a header parameter away. */
    public TestToken withoutHeader(String name) {
        headers.remove(name);
        return this;
    }

    /** Sets a claim. */
    public TestToken claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    /** Takes a claim away. */
    public TestToken withoutClaim(String name) {
        claims.remove(name);
        return this;
    }

    /** Signs these exact bytes (UTF-8) instead of the claims. */
    public TestToken payload(String text) {
        payload = text;
        return this;
    }

    /** Signs with HS256 and this secret instead of the issuer's key. */
    public TestToken hs256(byte[] secret) {
        key = new HmacKey(secret);
        return header("alg", "HS256");
    }

    /** The compact serialization (RFC 7515), signed as the {@code alg} header says. */
    public String sign() {
        JsonWebSignature signature = new JsonWebSignature();
        headers.forEach((name, value) -> signature.getHeaders().setObjectHeaderValue(name, value));
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setPayload(payload == null ? JsonUtil.toJson(claims) : payload);
        signature.setKey("none".equals(headers.get("alg")) ? null : key);
        signature.setDoKeyValidation(false);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
