package com.insightpulseai.mcp.store.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.LoggedLines;
import com.insightpulseai.mcp.testing.SettableClock;

import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

class DatabaseSecretTest {

    private final SettableClock clock = new SettableClock();
    private final SecretSourceStub played = new SecretSourceStub("first");
    private final DatabaseSecret secret = new DatabaseSecret(played, clock);

    @BeforeEach
    void makeThePool() {
        assertThat(ask()).as("defaults, while the pool is made").isEmpty();
    }

    @Test
    void isNotReadWhileThePoolIsMade() {
        assertThat(played.count()).isZero();
    }

    @Test
    void isALoginForAConnection() {
        assertThat(ask()).isEqualTo(Map.of("user", "mcp_socket", "password", "first"));
    }

    @Test
    void isNotReadAgainForTheNextConnection() {
        ask();
        played.rotate("second");
        clock.advance(DatabaseSecret.KEEP.minusMillis(1));

        assertThat(ask()).containsEntry("password", "first");
        assertThat(played.count()).isEqualTo(1);
    }

    @Test
    void isReadAgainOnceOld() {
        ask();
        played.rotate("second");
        clock.advance(DatabaseSecret.KEEP);

        assertThat(ask()).containsEntry("password", "second");
    }

    @Test
    void isReadAgainAlthoughTheClockWasSetBack() {
        ask();
        played.rotate("second");
        clock.advance(Duration.ofHours(-5));

        assertThat(ask()).containsEntry("password", "second");
    }

    @Test
    void isReadAgainAtOnceWhenTheDatabaseRefusedALoginFromBefore() {
        ask();
        ask();
        played.rotate("second");

        assertThat(secret.refused()).isTrue();
        assertThat(ask()).containsEntry("password", "second");
    }

    @Test
    void isNotWorthAnotherTryWhenTheDatabaseRefusedWhatItHasJustSaid() {
        ask();

        assertThat(secret.refused()).isFalse();
        ask();
        assertThat(played.count()).as("asked anew by the next call").isEqualTo(2);
    }

    @Test
    void isWorthAnotherTryWhenAnotherConnectionHasSeenToItsRenewal() {
        ask();
        ask();
        secret.refused();

        assertThat(secret.refused()).isTrue();
    }

    @Test
    void hasNoPartInRefusalsWhereItIsNotInUse() {
        assertThat(new DatabaseSecret(played, clock).refused()).isFalse();
    }

    @Test
    void isReadOnceForAllWhoWait() {
        played.hold();
        UniAssertSubscriber<Map<String, String>> one = subscribe();
        UniAssertSubscriber<Map<String, String>> two = subscribe();
        played.answer();

        assertThat(one.awaitItem().getItem()).isEqualTo(two.awaitItem().getItem());
        assertThat(played.count()).isEqualTo(1);
    }

    @Test
    void arrivesForOthersWhenTheFirstToWaitGoesAway() {
        played.hold();
        UniAssertSubscriber<Map<String, String>> gone = subscribe();
        UniAssertSubscriber<Map<String, String>> waiting = subscribe();
        gone.cancel();
        played.answer();

        waiting.awaitItem();
    }

    @Test
    void arrivesOnTheContextOfWhoeverWaits() {
        Vertx vertx = Vertx.vertx();
        try {
            CompletableFuture<Context> arrivedOn = new CompletableFuture<>();
            CompletableFuture<Void> waiting = new CompletableFuture<>();
            Context context = vertx.getOrCreateContext();
            played.hold();
            context.runOnContext(ignored -> {
                secret.getCredentialsAsync("").subscribe().with(login -> arrivedOn.complete(Vertx.currentContext()));
                waiting.complete(null);
            });
            waiting.join();
            played.answer();
            assertThat(arrivedOn.join()).isEqualTo(context);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void isReadAgainAfterAFailure() {
        played.goDown();
        assertThatThrownBy(this::ask).isInstanceOf(UnreadableSecretException.class);
        played.comeBack();

        assertThat(ask()).containsEntry("password", "first");
    }

    @Test
    void isNotUsedBeyondItsTimeWhenItCannotBeRead() {
        ask();
        clock.advance(DatabaseSecret.KEEP);
        played.goDown();

        assertThatThrownBy(this::ask).isInstanceOf(UnreadableSecretException.class);
    }

    @Test
    void failsWithOneLineThatSaysWhyAndNothingOfIt() {
        played.say("{\"username\": \"mcp_socket\", \"password\": hunter2}");
        try (LoggedLines log = new LoggedLines()) {
            assertThatThrownBy(this::ask).isInstanceOf(UnreadableSecretException.class);

            assertThat(log.lines()).containsExactly("No login for the database: the secret is not a JSON object");
        }
    }

    private Map<String, String> ask() {
        return secret.getCredentialsAsync("").await().indefinitely();
    }

    private UniAssertSubscriber<Map<String, String>> subscribe() {
        return secret.getCredentialsAsync("").subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
