package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.SettableClock;
import com.insightpulseai.mcp.testing.TestIssuer;

class VerifiedTokensTest {

    private static final Duration MAX_AGE = Duration.ofSeconds(VerifiedTokens.MAX_AGE_SECONDS);

    private final Caller caller = Caller.user(UUID.randomUUID(), Optional.of(OpsRole.VIEWER), "https://issuer.test",
            Optional.empty());
    private final SettableClock clock = new SettableClock();
    private final VerifiedTokens tokens = new VerifiedTokens(clock);
    private final IssuerKeys keys = new IssuerKeys(new TrustedIssuer("https://issuer.test", "us", CallerKind.USER,
            Set.of(SignatureAlgorithm.ES256), new PublicKeys.Inline(TestIssuer.withNewKey().jwks()), Optional.empty()),
            new FetchStub(""), clock);

    @Test
    void rememberATokenForAMinute() {
        remember("token", Duration.ofHours(1));
        clock.advance(MAX_AGE.minusSeconds(1));
        assertThat(find("token")).contains(caller);
        clock.advance(Duration.ofSeconds(1));
        assertThat(find("token")).isEmpty();
    }

    @Test
    void rememberATokenUntilItExpiresAtTheLatest() {
        remember("token", Duration.ofSeconds(5));
        clock.advance(Duration.ofSeconds(5));
        assertThat(find("token")).isEmpty();
    }

    @Test
    void forgetATokenVerifiedWithOtherKeys() {
        tokens.remember(digest("token"), caller, keys, KeySet.EMPTY, Long.MAX_VALUE);
        assertThat(find("token")).isEmpty();
    }

    @Test
    void holdNoMoreThanTheirBoundAndForgetTheEldestFirst() {
        for (int i = 0; i <= VerifiedTokens.MAX_TOKENS; i++) {
            remember("token " + i, Duration.ofHours(1));
        }
        assertThat(find("token 0")).isEmpty();
        assertThat(find("token 1")).isPresent();
        assertThat(find("token " + VerifiedTokens.MAX_TOKENS)).isPresent();
    }

    private void remember(String token, Duration lifetime) {
        tokens.remember(digest(token), caller, keys, keys.snapshot(), clock.instant().plus(lifetime).getEpochSecond());
    }

    private Optional<Caller> find(String token) {
        return tokens.find(digest(token));
    }

    private static ByteBuffer digest(String token) {
        return VerifiedTokens.digest(token);
    }
}
