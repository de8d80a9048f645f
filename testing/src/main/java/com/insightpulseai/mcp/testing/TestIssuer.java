package com.insightpulseai.mcp.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * A token issuer for tests: signs as a Supabase project (ES256) with a key that exists only in this JVM's memory, or as GitHub
 * Actions (RS256). {@link #shared()} is the issuer that {@link TestIssuerResource} makes the application trust.
 */
public final class TestIssuer {

    /** Issuer of GitHub Actions' tokens, see https://docs.github.com/actions/concepts/security/openid-connect. */
    public static final String GITHUB_ISSUER = "https://token.actions.githubusercontent.com";
    /** Audience that {@link TestIssuerResource} requires of GitHub Actions' tokens. */
    public static final String GITHUB_AUDIENCE = "mcp-provider-system-test";

    /** {@code client_id} of the OAuth client that {@link TestIssuerResource} lists, with {@code ops_viewer} at most. */
    public static final String VIEWERS_CLIENT = "9a8b7c6d-5e4f-4a2b-8c0d-9e8f7a6b5c4d";
    /** {@code client_id} of the one that it lists with {@code ops_operator} at most and {@link #OPERATORS_AUDIENCE}. */
    public static final String OPERATORS_CLIENT = "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9";
    /** Audience that it requires of tokens of {@link #OPERATORS_CLIENT}. */
    public static final String OPERATORS_AUDIENCE = "https://ops.test/mcp";

    private static final String SUPABASE_URL = "https://project.supabase.test";

    private final String supabaseUrl;
    private final PublicJsonWebKey key;

    private TestIssuer(String supabaseUrl, PublicJsonWebKey key) {
        this.supabaseUrl = supabaseUrl;
        this.key = key;
    }

    /** The Supabase project that {@link TestIssuerResource} makes the application trust; one key per JVM. */
    public static TestIssuer shared() {
        return new TestIssuer(SUPABASE_URL, JvmKeys.EC);
    }

    /** The GitHub Actions issuer that {@link TestIssuerResource} makes the application trust; its key is a published one. */
    public static TestIssuer github() {
        return new TestIssuer(SUPABASE_URL, JvmKeys.RSA);
    }

    /** An issuer of the same name as {@link #shared()} with a new P-256 key: what an attacker, or a rotation, would have. */
    public static TestIssuer withNewKey() {
        return new TestIssuer(SUPABASE_URL, newEcKey());
    }

    /** An issuer of the same name with a new 2048-bit RSA key. */
    public static TestIssuer withNewRsaKey() {
        return new TestIssuer(SUPABASE_URL, newRsaKey());
    }

    /** What {@code SUPABASE_URL} would be set to. */
    public String supabaseUrl() {
        return supabaseUrl;
    }

    /** The exact {@code iss} of the tokens. */
    public String issuer() {
        return supabaseUrl + "/auth/v1";
    }

    /** The id of the signing key. */
    public String keyId() {
        return key.getKeyId();
    }

    /** {@code ES256} or {@code RS256}. */
    public String algorithm() {
        return key.getAlgorithm();
    }

    /** The public key as a JWK, for tests that bend it. */
    public Map<String, Object> publicJwk() {
        return key.toParams(OutputControlLevel.PUBLIC_ONLY);
    }

    /** The public keys of this issuer and the others as a JWK set (RFC 7517). */
    public String jwks(TestIssuer... others) {
        List<Map<String, Object>> keys = new ArrayList<>(List.of(publicJwk()));
        for (TestIssuer other : others) {
            keys.add(other.publicJwk());
        }
        return JsonUtil.toJson(Map.of("keys", keys));
    }

    /** A Supabase user's token, valid for an hour, with the given {@code app_metadata.ops_role}. */
    public String token(UUID subject, String opsRole) {
        return user(subject).claim("app_metadata", Map.of("provider", "email", "ops_role", opsRole)).sign();
    }

    /** The same of a session, which {@code session_id} names. */
    public String token(UUID subject, String opsRole, Object session) {
        return user(subject).claim("app_metadata", Map.of("ops_role", opsRole)).claim("session_id", session).sign();
    }

    /** Starts the same, marked as Supabase's OAuth server marks a token that it issues to a client. */
    public TestToken clientToken(UUID subject, String opsRole, Object clientId) {
        return user(subject).claim("app_metadata", Map.of("ops_role", opsRole)).claim("client_id", clientId);
    }

    /** Starts a Supabase user's token without any role, shaped as Supabase Auth issues it, to be bent by the test. */
    public TestToken user(UUID subject) {
        Instant now = Instant.now();
        return new TestToken(key).header("typ", "JWT").header("alg", algorithm()).header("kid", keyId())
                .claim("iss", issuer()).claim("aud", "authenticated").claim("role", "authenticated")
                .claim("sub", subject.toString()).claim("is_anonymous", false)
                .claim("iat", now.getEpochSecond()).claim("exp", now.plusSeconds(3600).getEpochSecond());
    }

    /** Starts a GitHub Actions token of a push to {@code main}, to be bent by the test. */
    public TestToken workflow(long repositoryId) {
        Instant now = Instant.now();
        return new TestToken(key).header("typ", "JWT").header("alg", algorithm()).header("kid", keyId())
                .claim("iss", GITHUB_ISSUER).claim("aud", GITHUB_AUDIENCE)
                .claim("sub", "repo:octo-org/octo-repo:ref:refs/heads/main")
                .claim("repository_id", Long.toString(repositoryId)).claim("repository", "octo-org/octo-repo")
                .claim("ref", "refs/heads/main").claim("event_name", "push").claim("base_ref", "").claim("head_ref", "")
                .claim("sha", "6113728f27ae82c7b1a177c8d03f9e96e0adf246").claim("run_id", "8123456789")
                .claim("run_attempt", "1").claim("actor", "octocat").claim("workflow", "CI")
                .claim("job_workflow_ref", "octo-org/octo-repo/.github/workflows/ci.yml@refs/heads/main")
                .claim("jti", UUID.randomUUID().toString())
                .claim("iat", now.getEpochSecond()).claim("nbf", now.getEpochSecond())
                .claim("exp", now.plusSeconds(300).getEpochSecond());
    }

    /** A GitHub Actions token of a workflow run of the repository on the ref; sign with {@link #github()}. */
    public String githubToken(long repositoryId, String ref) {
        return workflow(repositoryId).claim("ref", ref).sign();
    }

    private static PublicJsonWebKey newEcKey() {
        try {
            return named(EcJwkGenerator.generateJwk(EllipticCurves.P256), "ES256");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey newRsaKey() {
        try {
            return named(RsaJwkGenerator.generateJwk(2048), "RS256");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey publishedRsaKey() {
        try {
            return named(PublishedKey.rsa(), "RS256");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicJsonWebKey named(PublicJsonWebKey key, String algorithm) {
        key.setKeyId(UUID.randomUUID().toString());
        key.setAlgorithm(algorithm);
        key.setUse("sig");
        return key;
    }

    private static final class JvmKeys {
        private static final PublicJsonWebKey EC = newEcKey();
        private static final PublicJsonWebKey RSA = publishedRsaKey();
    }
}
