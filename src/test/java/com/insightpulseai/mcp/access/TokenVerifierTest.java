package com.insightpulseai.mcp.access;

import static com.insightpulseai.mcp.access.Verdict.admitted;
import static com.insightpulseai.mcp.access.Verdict.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;
import com.insightpulseai.mcp.testing.SettableClock;
import com.insightpulseai.mcp.testing.TestIssuer;
import com.insightpulseai.mcp.testing.TestToken;

import io.quarkus.runtime.configuration.ConfigurationException;

class TokenVerifierTest {

    private static final TestIssuer RSA = TestIssuer.withNewRsaKey();
    private static final String SECRET = "a legacy secret of more than 32 bytes";

    private final UUID subject = UUID.randomUUID();
    private final TestIssuer supabase = TestIssuer.withNewKey();
    private final SettableClock clock = new SettableClock();
    private final FetchStub fetch = new FetchStub(supabase.jwks(RSA));
    private final TokenVerifier verifier = verifier(Optional.empty());

    @Test
    void admitsAUserWithTheRoleOfItsAppMetadata() {
        Caller caller = admitted(verifier.verify(supabase.token(subject, "ops_operator")));
        assertThat(caller).isEqualTo(Caller.user(subject, Optional.of(OpsRole.OPERATOR), supabase.issuer(), Optional.empty()));
    }

    @Test
    void admitsATokenSignedWithRs256() {
        assertThat(admitted(verifier.verify(RSA.token(subject, "ops_admin"))).role()).contains(OpsRole.ADMIN);
    }

    @Test
    void admitsAWorkflowByItsRepository() {
        String token = RSA.workflow(4711).claim("environment", "production").sign();
        Caller caller = admitted(verifier.verify(token));
        assertThat(caller.issuer()).isEqualTo(TestIssuer.GITHUB_ISSUER);
        assertThat(caller.workflow().map(Workflow::repositoryId)).contains(4711L);
        assertThat(caller.workflow().flatMap(Workflow::environment)).contains("production");
    }

    @Test
    void refusesAUsersAlgorithmForWorkflows() {
        assertThat(refused(verifier.verify(supabase.workflow(4711).sign()))).isEqualTo(Reason.ALGORITHM);
    }

    @ParameterizedTest
    @ValueSource(strings = { "none", "None", "HS256", "HS512", "PS256", "ES384", "RS1", "es256", "" })
    void refusesEveryAlgorithmThatIsNotPinned(String algorithm) {
        assertThat(refused(verifier.verify(withAlgorithm(algorithm)))).isEqualTo(Reason.ALGORITHM);
    }

    @Test
    void refusesAnUnsignedToken() {
        String token = user().header("alg", "none").sign();
        assertThat(token).endsWith(".");
        assertThat(refused(verifier.verify(token))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refusesAnRsaPublicKeyUsedAsHs256Secret() throws JoseException {
        RSAPublicKey key = (RSAPublicKey) PublicJsonWebKey.Factory.newPublicJwk(RSA.publicJwk()).getPublicKey();
        String token = RSA.user(subject).hs256(key.getEncoded()).sign();
        assertThat(refused(verifier.verify(token))).isEqualTo(Reason.ALGORITHM);
        assertThat(refused(verifier(Optional.of(SharedSecret.of(SECRET))).verify(token))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void refusesOneKindOfKeyUnderTheIdOfTheOther() {
        assertThat(refused(verifier.verify(user().header("kid", RSA.keyId()).sign()))).isEqualTo(Reason.ALGORITHM);
    }

    @Test
    void refusesLegacyTokensByDefault() {
        assertThat(refused(verifier.verify(legacy()))).isEqualTo(Reason.ALGORITHM);
    }

    @Test
    void admitsLegacyTokensOnceTheirSecretIsConfigured() {
        TokenVerifier legacy = verifier(Optional.of(SharedSecret.of(SECRET)));
        assertThat(admitted(legacy.verify(legacy())).id()).contains(subject);
        assertThat(admitted(legacy.verify(supabase.token(subject, "ops_viewer"))).id()).contains(subject);
    }

    @Test
    void refusesALegacyTokenOfAnotherSecret() {
        TokenVerifier legacy = verifier(Optional.of(SharedSecret.of("another secret of more than 32 bytes!")));
        assertThat(refused(legacy.verify(legacy()))).isEqualTo(Reason.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://project.supabase.test", "https://project.supabase.test/auth/v1/",
            "https://PROJECT.supabase.test/auth/v1", "https://project.supabase.test/auth/v1?",
            "http://project.supabase.test/auth/v1",
            "https://project.supabase.test.evil.test/auth/v1", "https://evil.test/auth/v1",
            " https://project.supabase.test/auth/v1", "https://project.supabase.test/auth/v1\u0000", "supabase", "" })
    void refusesEveryIssuerThatIsNotExactlyATrustedOne(String issuer) {
        assertThat(refused(verifier.verify(user().claim("iss", issuer).sign()))).isEqualTo(Reason.UNKNOWN_ISSUER);
    }

    @Test
    void refusesAnIssuerThatIsAListOrMissing() {
        assertThat(refused(verifier.verify(user().claim("iss", List.of(supabase.issuer())).sign())))
                .isEqualTo(Reason.UNKNOWN_ISSUER);
        assertThat(refused(verifier.verify(user().withoutClaim("iss").sign()))).isEqualTo(Reason.UNKNOWN_ISSUER);
    }

    @Test
    void refusesAWorkflowsTokenSignedByTheUsersIssuer() {
        FetchStub users = new FetchStub(supabase.jwks());
        TokenVerifier only = new TokenVerifier(List.of(supabase(Optional.empty())), OauthClients.none(), users, clock);
        assertThat(refused(only.verify(RSA.workflow(4711).sign()))).isEqualTo(Reason.UNKNOWN_ISSUER);
    }

    @Test
    void refusesATokenWithoutKeyId() {
        assertThat(refused(verifier.verify(user().withoutHeader("kid").sign()))).isEqualTo(Reason.KEY);
    }

    @Test
    void refusesAKeyIdThatIsNoText() {
        assertThat(refused(verifier.verify(user().header("kid", 1).sign()))).isEqualTo(Reason.KEY);
        assertThat(refused(verifier.verify(user().header("kid", "").sign()))).isEqualTo(Reason.KEY);
    }

    @Test
    void refusesATokenOfAnUnpublishedKey() {
        assertThat(refused(verifier.verify(TestIssuer.withNewKey().token(subject, "ops_admin")))).isEqualTo(Reason.KEY);
    }

    @Test
    void refusesATokenOfAnotherKeyUnderAPublishedId() {
        String forged = TestIssuer.withNewKey().user(subject).header("kid", supabase.keyId()).sign();
        assertThat(refused(verifier.verify(forged))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void admitsATokenOfAKeyThatARotationBrought() {
        admitted(verifier.verify(supabase.token(subject, "ops_viewer")));
        TestIssuer rotated = TestIssuer.withNewKey();
        fetch.publish(rotated.jwks());
        clock.advance(IssuerKeys.FETCH_INTERVAL);
        assertThat(admitted(verifier.verify(rotated.token(subject, "ops_viewer"))).id()).contains(subject);
    }

    @Test
    void isFloodedWithMadeUpKeyIdsWithoutFloodingTheIssuer() {
        for (int i = 0; i < 50; i++) {
            refused(verifier.verify(user().header("kid", "made-up-" + i).sign()));
        }
        assertThat(fetch.count()).isEqualTo(1);
    }

    @Test
    void saysThatKeysAreUnavailableWhenTheyCannotBeFetched() {
        fetch.goDown();
        assertThat(refused(verifier.verify(user().sign()))).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "jku", "x5u" })
    void doesNotFollowAKeyLocationInTheToken(String header) {
        TestIssuer attacker = TestIssuer.withNewKey();
        String forged = attacker.user(subject).header(header, "https://evil.test/jwks.json").sign();
        assertThat(refused(verifier.verify(forged))).isEqualTo(Reason.KEY);
        assertThat(fetch.last().getHost()).isEqualTo("project.supabase.test");
    }

    @Test
    void doesNotUseAKeyInTheToken() {
        TestIssuer attacker = TestIssuer.withNewKey();
        String forged = attacker.user(subject).header("kid", supabase.keyId()).header("jwk", attacker.publicJwk())
                .header("x5c", List.of("MIIB")).sign();
        assertThat(refused(verifier.verify(forged))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void ignoresAKeyLocationInAGenuineToken() {
        assertThat(admitted(verifier.verify(user().header("jku", "https://evil.test/").sign())).id()).contains(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = { "crit", "b64", "zip", "enc" })
    void refusesHeadersThatChangeHowATokenIsRead(String header) {
        assertThat(refused(verifier.verify(bentHeader(header)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refusesAChangedPayload() {
        String[] parts = supabase.token(subject, "ops_viewer").split("\\.");
        String[] admin = supabase.token(subject, "ops_admin").split("\\.");
        assertThat(refused(verifier.verify(parts[0] + '.' + admin[1] + '.' + parts[2]))).isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void refusesAChangedSignature() {
        String token = supabase.token(subject, "ops_viewer");
        int at = token.lastIndexOf('.') + 5;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        assertThat(refused(verifier.verify(token.substring(0, at) + other + token.substring(at + 1))))
                .isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void refusesTheEmptySignatureOfZeros() {
        String token = supabase.token(subject, "ops_admin");
        assertThat(refused(verifier.verify(token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86))))
                .isEqualTo(Reason.SIGNATURE);
    }

    @Test
    void admitsATokenThatAsksToLiveForever() {
        assertThat(admitted(verifier.verify(user().claim("exp", 1e300).sign())).id()).contains(subject);
    }

    @Test
    void forgetsATokenWhenItsKeyIsWithdrawn() {
        String token = supabase.token(subject, "ops_viewer");
        admitted(verifier.verify(token));
        fetch.publish(RSA.jwks());
        clock.advance(IssuerKeys.FETCH_INTERVAL);
        refused(verifier.verify(user().header("kid", "unknown").sign()));
        assertThat(refused(verifier.verify(token))).isEqualTo(Reason.KEY);
    }

    @Test
    void forgetsATokenThatExpires() {
        String token = user().claim("exp", clock.instant().getEpochSecond() + 10).sign();
        admitted(verifier.verify(token));
        clock.advance(Duration.ofSeconds(10 + ClaimRules.CLOCK_SKEW));
        assertThat(refused(verifier.verify(token))).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void saysNothingOfTheTokenInARefusal() {
        Throwable refusal = catchThrowable(() -> verifier.verify(user().claim("aud", "secret-audience").sign()).await()
                .indefinitely());
        assertThat(refusal).hasMessage("unauthenticated: CLAIMS").hasNoCause();
        assertThat(((UnauthenticatedException) refusal).issuerHost()).contains("project.supabase.test");
    }

    @Test
    void namesNoIssuerThatIsNotTrusted() {
        Throwable refusal = catchThrowable(() -> verifier.verify(user().claim("iss", "https://evil.test").sign()).await()
                .indefinitely());
        assertThat(((UnauthenticatedException) refusal).issuerHost()).isEmpty();
    }

    @Test
    void isNotBuiltWithTheSameIssuerTwice() {
        List<TrustedIssuer> twice = List.of(supabase(Optional.empty()), supabase(Optional.empty()));
        assertThatThrownBy(() -> new TokenVerifier(twice, OauthClients.none(), fetch, clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(supabase.issuer());
    }

    private TestToken user() {
        return supabase.user(subject);
    }

    private String legacy() {
        return user().withoutHeader("kid").hs256(SECRET.getBytes(StandardCharsets.UTF_8)).sign();
    }

    private String withAlgorithm(String algorithm) {
        return swapHeader("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + supabase.keyId() + "\"}");
    }

    private String bentHeader(String name) {
        return swapHeader("{\"alg\":\"ES256\",\"kid\":\"" + supabase.keyId() + "\",\"" + name + "\":[\"exp\"]}");
    }

    private String swapHeader(String json) {
        String token = user().sign();
        return Tokens.encode(json) + token.substring(token.indexOf('.'));
    }

    private TokenVerifier verifier(Optional<SharedSecret> secret) {
        TrustedIssuer github = new TrustedIssuer(TestIssuer.GITHUB_ISSUER, TestIssuer.GITHUB_AUDIENCE, CallerKind.WORKFLOW,
                Set.of(SignatureAlgorithm.RS256), new PublicKeys.Inline(RSA.jwks()), Optional.empty());
        return new TokenVerifier(List.of(supabase(secret), github), OauthClients.none(), fetch, clock);
    }

    private TrustedIssuer supabase(Optional<SharedSecret> secret) {
        return new TrustedIssuer(supabase.issuer(), "authenticated", CallerKind.USER,
                Set.of(SignatureAlgorithm.ES256, SignatureAlgorithm.RS256),
                new PublicKeys.FromUrl(IssuerUrl.parse("keys", supabase.issuer() + "/.well-known/jwks.json")), secret);
    }
}
