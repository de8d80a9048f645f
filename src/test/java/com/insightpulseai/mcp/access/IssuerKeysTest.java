package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.access.UnauthenticatedException.Reason;
import com.insightpulseai.mcp.testing.SettableClock;
import com.insightpulseai.mcp.testing.TestIssuer;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class IssuerKeysTest {

    private static final URI URL = URI.create("https://project.supabase.test/auth/v1/.well-known/jwks.json");

    private final TestIssuer first = TestIssuer.withNewKey();
    private final TestIssuer rotated = TestIssuer.withNewKey();
    private final SettableClock clock = new SettableClock();
    private final FetchStub fetch = new FetchStub(first.jwks());
    private final IssuerKeys keys = keys(new PublicKeys.FromUrl(URL));

    @Test
    void areFetchedWhenFirstNeeded() {
        assertThat(find(first)).isPresent();
        assertThat(fetch.last()).isEqualTo(URL);
    }

    @Test
    void areAtHandOnceFetched() {
        find(first);
        assertThat(atHand(first)).isPresent();
        assertThat(fetch.count()).isEqualTo(1);
    }

    @Test
    void areFetchedAgainForAKeyThatCameWithARotation() {
        find(first);
        fetch.publish(rotated.jwks(first));
        clock.advance(IssuerKeys.FETCH_INTERVAL);
        assertThat(find(rotated)).isPresent();
        assertThat(atHand(first)).isPresent();
    }

    @Test
    void areNotFetchedAgainWithinTheIntervalWhateverIsAskedFor() {
        find(first);
        for (int i = 0; i < 100; i++) {
            assertThat(reason(keys.find("made-up-" + i))).isEqualTo(Reason.KEY);
        }
        assertThat(fetch.count()).isEqualTo(1);
    }

    @Test
    void areFetchedOnceForAllWhoWait() {
        fetch.hold();
        UniAssertSubscriber<VerificationKey> one = subscribe(first);
        UniAssertSubscriber<VerificationKey> two = subscribe(first);
        fetch.answer();
        one.awaitItem();
        two.awaitItem();
        assertThat(fetch.count()).isEqualTo(1);
    }

    @Test
    void arriveForOthersWhenTheFirstToWaitGoesAway() {
        fetch.hold();
        UniAssertSubscriber<VerificationKey> gone = subscribe(first);
        UniAssertSubscriber<VerificationKey> waiting = subscribe(first);
        gone.cancel();
        fetch.answer();
        waiting.awaitItem();
    }

    @Test
    void arriveOnTheContextOfWhoeverWaits() {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<Context> arrivedOn = new CompletableFuture<>();
            CompletableFuture<Void> waiting = new CompletableFuture<>();
            Context context = vertx.getOrCreateContext();
            fetch.hold();
            context.runOnContext(ignored -> {
                keys.find(first.keyId()).subscribe().with(key -> arrivedOn.complete(Vertx.currentContext()));
                waiting.complete(null);
            });
            waiting.join();
            fetch.answer();
            assertThat(arrivedOn.join()).isEqualTo(context);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void keepWorkingWhileTheIssuerIsDown() {
        find(first);
        fetch.goDown();
        clock.advance(IssuerKeys.REFRESH_AFTER.plusSeconds(1));
        assertThat(atHand(first)).isPresent();
        clock.advance(IssuerKeys.WAIT_AFTER);
        assertThat(find(first)).isPresent();
    }

    @Test
    void areUnavailableAndNotUnknownWhileTheIssuerIsDown() {
        fetch.goDown();
        assertThat(reason(keys.find(first.keyId()))).isEqualTo(Reason.KEYS_UNAVAILABLE);
    }

    @Test
    void areTriedAgainSoonAfterAFailedFirstFetch() {
        fetch.goDown();
        reason(keys.find(first.keyId()));
        fetch.publish(first.jwks());
        assertThat(reason(keys.find(first.keyId()))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        clock.advance(IssuerKeys.FIRST_FETCH_INTERVAL);
        assertThat(find(first)).isPresent();
    }

    @Test
    void areKeptWhenWhatIsFetchedIsNoKeySet() {
        find(first);
        fetch.publish("<html>maintenance</html>");
        clock.advance(IssuerKeys.FETCH_INTERVAL);
        assertThat(reason(keys.find("another"))).isEqualTo(Reason.KEYS_UNAVAILABLE);
        assertThat(atHand(first)).isPresent();
    }

    /** A service that starts anew may publish a set without any key. */
    @Test
    void areKeptUntilTheIssuerHasTwiceNamedNone() {
        find(first);
        fetch.publish("{\"keys\":[]}");
        clock.advance(IssuerKeys.REFRESH_AFTER.plusSeconds(1));
        atHand(first);
        assertThat(fetch.count()).isEqualTo(2);
        assertThat(atHand(first)).as("once").isPresent();
        assertThat(reason(keys.find("another"))).isEqualTo(Reason.KEYS_UNAVAILABLE);

        clock.advance(IssuerKeys.FIRST_FETCH_INTERVAL);
        atHand(first);

        assertThat(fetch.count()).isEqualTo(3);
        assertThat(atHand(first)).as("twice").isEmpty();
        assertThat(reason(keys.find(first.keyId()))).isEqualTo(Reason.KEY);
    }

    @Test
    void areBelievedAgainOnceTheIssuerNamesThem() {
        find(first);
        fetch.publish("{\"keys\":[]}");
        clock.advance(IssuerKeys.REFRESH_AFTER.plusSeconds(1));
        atHand(first);
        fetch.publish(first.jwks());
        clock.advance(IssuerKeys.FIRST_FETCH_INTERVAL);
        atHand(first);

        assertThat(reason(keys.find("another"))).isEqualTo(Reason.KEY);
        assertThat(atHand(first)).isPresent();
    }

    @Test
    void areFetchedBesideTheCallOnceOld() {
        find(first);
        fetch.publish(rotated.jwks());
        clock.advance(IssuerKeys.REFRESH_AFTER.plusSeconds(1));
        atHand(first);
        assertThat(fetch.count()).isEqualTo(2);
        assertThat(atHand(first)).as("a withdrawn key").isEmpty();
    }

    @Test
    void areNotUsedUnseenAfterALongFreeze() {
        find(first);
        fetch.publish(rotated.jwks());
        clock.advance(IssuerKeys.WAIT_AFTER.plusSeconds(1));
        assertThat(atHand(first)).isEmpty();
        assertThat(reason(keys.find(first.keyId()))).isEqualTo(Reason.KEY);
    }

    @Test
    void areFetchedAlthoughTheClockWasSetBack() {
        find(first);
        clock.advance(Duration.ofHours(-5));
        fetch.publish(rotated.jwks());
        assertThat(find(rotated)).isPresent();
    }

    @Test
    void givenInlineAreNeverFetched() {
        IssuerKeys inline = keys(new PublicKeys.Inline(first.jwks()));
        inline.prefetch();
        assertThat(inline.atHand(SignatureAlgorithm.ES256, Optional.of(first.keyId()))).isPresent();
        assertThat(reason(inline.find("another"))).isEqualTo(Reason.KEY);
        assertThat(fetch.count()).isZero();
    }

    @Test
    void givenInlineMustHoldAUsableKey() {
        assertThatThrownBy(() -> keys(new PublicKeys.Inline("{\"keys\":[]}"))).isInstanceOf(IllegalArgumentException.class);
    }

    private IssuerKeys keys(PublicKeys source) {
        return new IssuerKeys(new TrustedIssuer("https://project.supabase.test/auth/v1", "authenticated", CallerKind.USER,
                Set.of(SignatureAlgorithm.ES256), source, Optional.empty()), fetch, clock);
    }

    private Optional<VerificationKey> atHand(TestIssuer issuer) {
        return keys.atHand(SignatureAlgorithm.ES256, Optional.of(issuer.keyId()));
    }

    private Optional<VerificationKey> find(TestIssuer issuer) {
        return Optional.of(keys.find(issuer.keyId()).await().indefinitely());
    }

    private UniAssertSubscriber<VerificationKey> subscribe(TestIssuer issuer) {
        return keys.find(issuer.keyId()).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static Reason reason(Uni<VerificationKey> key) {
        Throwable failure = key.map(found -> (Throwable) new AssertionError("found")).onFailure().recoverWithItem(t -> t)
                .await().indefinitely();
        return ((UnauthenticatedException) failure).reason();
    }
}
