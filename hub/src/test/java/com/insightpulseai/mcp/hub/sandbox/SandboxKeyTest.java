package com.insightpulseai.mcp.hub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;

import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.Test;

class SandboxKeyTest {

    private static final String ISSUER = "http://127.0.0.1:8080/sandbox";

    private final SandboxKey key = new SandboxKey(ISSUER);

    @Test
    void signsTokensLikeSupabasesForTwelveHours() throws Exception {
        JwtClaims claims = verifiedBy(key).processToClaims(key.token(SandboxUser.OPERATOR));

        assertThat(claims.getSubject()).isEqualTo(SandboxUser.OPERATOR.id().toString());
        assertThat(claims.getClaimValue("app_metadata")).isEqualTo(Map.of("ops_role", "ops_operator"));
        assertThat(Instant.ofEpochSecond(claims.getExpirationTime().getValue()))
                .isEqualTo(Instant.ofEpochSecond(claims.getIssuedAt().getValue()).plus(SandboxKey.LIFETIME));
    }

    @Test
    void makesItsTokensWorthlessWithTheNextStart() {
        assertThatThrownBy(() -> verifiedBy(new SandboxKey(ISSUER)).processToClaims(key.token(SandboxUser.ADMIN)))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void showsItsPublicHalfOnly() {
        assertThat(key.publicKeys()).contains("\"kid\"").contains("\"P-256\"").doesNotContain("\"d\"");
    }

    private static JwtConsumer verifiedBy(SandboxKey key) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(key.publicKeys()).getJsonWebKeys()))
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, "ES256")
                .setExpectedIssuer(ISSUER).setExpectedAudience("authenticated")
                .setRequireExpirationTime().build();
    }
}
