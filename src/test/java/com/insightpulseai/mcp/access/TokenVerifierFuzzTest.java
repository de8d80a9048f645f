package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Only a token that the issuer has signed, and whose claims a second reading takes for a caller's, makes a caller; every other
 * is refused with an {@link UnauthenticatedException}.
 * <p>
 * Input: a whole token; or in two or three lines a header, the claims, and {@code issuer}, {@code impostor} or a signature in
 * base64url; or {@code #} and changes to a valid token, each two characters for the place and one to put there.
 */
class TokenVerifierFuzzTest {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final String ISSUER = "https://project.supabase.test/auth/v1";
    /** When the claims of the seeds are valid. */
    private static final long NOW = 1_767_225_600;
    private static final String HEADER = "{\"alg\":\"ES256\",\"kid\":\"k1\"}";
    private static final String CLAIMS = "{\"iss\":\"" + ISSUER + "\",\"aud\":\"authenticated\",\"exp\":1767229200,"
            + "\"sub\":\"6f1c7a52-8d0e-4a5b-9c37-2b1f0e9d8c7a\"}";

    private static final EllipticCurveJsonWebKey KEY = newKey();
    private static final EllipticCurveJsonWebKey OTHER = newKey();
    private static final String VALID = sign(HEADER, CLAIMS, KEY);
    private static final TokenVerifier VERIFIER = new TokenVerifier(List.of(new TrustedIssuer(ISSUER, "authenticated",
            CallerKind.USER, Set.of(SignatureAlgorithm.ES256), new PublicKeys.Inline(new JsonWebKeySet(KEY).toJson()),
            Optional.of(SharedSecret.of("a legacy secret of more than 32 bytes")))), OauthClients.none(), url -> {
                throw new AssertionError("keys are at hand");
            }, Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

    @FuzzTest
    void admitsOnlyWhatTheIssuerSigned(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", 3);
        if (text.startsWith("#")) {
            String changed = changed(text.substring(1));
            assertThat(caller(changed)).isEqualTo(changed.equals(VALID) ? caller(VALID) : Optional.empty());
        } else if (lines.length < 2) {
            assertThat(caller(text)).isEmpty();
        } else {
            String signer = lines.length < 3 ? "" : lines[2];
            Optional<Caller> caller = caller(switch (signer) {
                case "issuer" -> sign(lines[0], lines[1], KEY);
                case "impostor" -> sign(lines[0], lines[1], OTHER);
                default -> encode(lines[0]) + "." + encode(lines[1]) + "." + signer;
            });
            caller.ifPresent(admitted -> {
                assertThat(signer).isEqualTo("issuer");
                assertSecondReading(read(lines[0]), read(lines[1]), admitted);
            });
        }
    }

    private static Optional<Caller> caller(String token) {
        try {
            return Optional.of(VERIFIER.verify(token).await().indefinitely());
        } catch (UnauthenticatedException refusal) {
            assertThat(refusal).hasMessage("unauthenticated: " + refusal.reason());
            return Optional.empty();
        }
    }

    private static void assertSecondReading(JsonNode header, JsonNode claims, Caller caller) {
        assertThat(header.path("alg").textValue()).isEqualTo("ES256");
        assertThat(header.path("kid").textValue()).isIn("k1", null);
        assertThat(header.fieldNames()).toIterable().doesNotContain("crit", "b64", "zip", "enc");
        assertThat(claims.path("iss").textValue()).isEqualTo(ISSUER);
        JsonNode audience = claims.path("aud");
        assertThat(audience.isArray() ? audience : List.of(audience)).anyMatch(named -> "authenticated".equals(named.asText()));
        assertThat(claims.path("exp").asDouble()).isGreaterThan(NOW - 31d);
        assertThat(claims.path("nbf").asDouble()).isLessThan(NOW + 31d);
        assertThat(claims.path("iat").asDouble()).isLessThan(NOW + 31d);
        assertThat(claims.path("role").asText()).isNotIn("anon", "service_role");
        assertThat(claims.path("is_anonymous").asText("false")).isEqualTo("false");
        assertThat(caller.id().map(UUID::toString)).contains(claims.path("sub").asText().toLowerCase(Locale.ROOT));
        assertThat(caller.role()).isEqualTo(OpsRole.of(claims.path("app_metadata").path("ops_role").asText("")));
        assertThat(caller.workflow()).isEmpty();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("only one of two parsers reads it", e);
        }
    }

    private static String changed(String changes) {
        StringBuilder token = new StringBuilder(VALID);
        for (int i = 0; i + 2 < changes.length(); i += 3) {
            int place = (changes.charAt(i) * 64 + changes.charAt(i + 1)) % token.length();
            token.setCharAt(place, changes.charAt(i + 2));
        }
        return token.toString();
    }

    private static String sign(String header, String claims, EllipticCurveJsonWebKey key) {
        String signed = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return Tokens.encode(text);
    }

    private static EllipticCurveJsonWebKey newKey() {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("k1");
            key.setAlgorithm("ES256");
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
