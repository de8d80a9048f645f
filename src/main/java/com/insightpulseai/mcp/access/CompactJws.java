package com.insightpulseai.mcp.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;

/**
 * A JWS in compact serialization (<a href="https://www.rfc-editor.org/rfc/rfc7515#section-7.1">RFC 7515</a>), taken apart
 * strictly and not verified yet: base64url without padding, white space or stray bits, JSON objects without repeated names.
 */
final class CompactJws {

    /** Longest token looked at, in characters; Supabase's and GitHub's stay under 4 KiB. */
    static final int MAX_LENGTH = 8 * 1024;

    /** {@code crit} and {@code b64} change how the rest is to be read, and no issuer here needs them. */
    private static final List<String> REFUSED_HEADERS = List.of("crit", "b64", "zip", "enc");

    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Map<String, Object> header;
    private final byte[] payload;
    private final byte[] signature;
    private final byte[] signingInput;

    private CompactJws(Map<String, Object> header, byte[] payload, byte[] signature, byte[] signingInput) {
        this.header = header;
        this.payload = payload;
        this.signature = signature;
        this.signingInput = signingInput;
    }

    /** Takes the token apart; fails as {@link Reason#MALFORMED} and nothing else. */
    static CompactJws parse(String token) {
        if (token.length() > MAX_LENGTH) {
            throw malformed();
        }
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        if (first < 1 || second < 0 || second == token.length() - 1) {
            throw malformed();
        }
        Map<String, Object> header = json(decode(token.substring(0, first)));
        if (REFUSED_HEADERS.stream().anyMatch(header::containsKey)) {
            throw malformed();
        }
        return new CompactJws(header, decode(token.substring(first + 1, second)), decode(token.substring(second + 1)),
                token.substring(0, second).getBytes(StandardCharsets.US_ASCII));
    }

    /** The pinned algorithm of that exact name, if it is one. */
    Optional<SignatureAlgorithm> algorithm() {
        return SignatureAlgorithm.of(header.get("alg"));
    }

    /** The key id; the keys a token may carry or point to ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are not read. */
    Optional<String> keyId() {
        return header.get("kid") instanceof String id && !id.isEmpty() ? Optional.of(id) : Optional.empty();
    }

    /** The claims, still only asserted; fails as {@link Reason#MALFORMED}. */
    JwtClaims claims() {
        try {
            return JwtClaims.parse(strictJson(payload));
        } catch (InvalidJwtException e) {
            // Its message quotes the claims.
            throw malformed();
        }
    }

    /** Whether the signature verifies with the key and the key's own algorithm. */
    boolean verifies(VerificationKey key) {
        return key.algorithm().verifies(key.key(), signingInput, signature);
    }

    private static Map<String, Object> json(byte[] text) {
        try {
            return JsonUtil.parseJson(strictJson(text));
        } catch (JoseException e) {
            throw malformed();
        }
    }

    /** The text of a JSON object. The parser of jose4j reads more than JSON has, such as {@code {"exp"::1}}. */
    private static String strictJson(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            if (JSON.readTree(text).isObject()) {
                return text;
            }
        } catch (JsonProcessingException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static byte[] decode(String part) {
        byte[] characters = part.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(characters);
            if (Arrays.equals(Base64.getUrlEncoder().withoutPadding().encode(decoded), characters)) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static UnauthenticatedException malformed() {
        return new UnauthenticatedException(Reason.MALFORMED);
    }
}
