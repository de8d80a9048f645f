package com.insightpulseai.mcp.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.call.GovernedTest;
import com.insightpulseai.mcp.health.HealthCheckRegistry.CheckedProvider;
import com.insightpulseai.mcp.health.HealthRepository.Snapshot;
import com.insightpulseai.mcp.tool.ProviderAccess;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@GovernedTest
class LiveHealthChecksTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final LiveHealthChecks live;
    private final PlayedCheck check = new PlayedCheck();

    LiveHealthChecksTest(LiveHealthChecks live) {
        this.live = live;
    }

    @Test
    void aCheckThatIsUnderWayIsJoined() {
        CompletableFuture<Snapshot> one = ask(Duration.ZERO);
        CompletableFuture<Snapshot> other = ask(Duration.ZERO);

        check.end(HealthStatus.DEGRADED);

        assertThat(List.of(one.join(), other.join())).extracting(found -> found.health().status())
                .containsExactly(HealthStatus.DEGRADED, HealthStatus.DEGRADED);
        assertThat(check.times).isEqualTo(1);
    }

    @Test
    void aCheckGoesOnForOthersWhenWhoeverBeganItLeaves() {
        CompletableFuture<Snapshot> one = ask(Duration.ZERO);
        CompletableFuture<Snapshot> other = ask(Duration.ZERO);
        CompletableFuture<Snapshot> another = ask(Duration.ZERO);

        one.cancel(true);
        other.cancel(true);
        check.end(HealthStatus.OK);

        assertThat(another.join().health().status()).isEqualTo(HealthStatus.OK);
    }

    @Test
    void aCheckIsReusedWhileItIsYoungEnough() {
        ask(Duration.ZERO);
        check.end(HealthStatus.OK);

        Snapshot reused = ask(LONG).join();

        assertThat(reused.health().status()).isEqualTo(HealthStatus.OK);
        assertThat(reused.age()).isPositive().isLessThan(LONG);
        assertThat(check.times).isEqualTo(1);
    }

    @Test
    void aCheckIsMadeAnewWhenTheLastOneIsTooOldOrNotWanted() {
        ask(Duration.ZERO);
        check.end(HealthStatus.OK);
        ask(Duration.ofNanos(1));
        check.end(HealthStatus.OK);
        ask(Duration.ZERO);

        assertThat(check.times).isEqualTo(3);
    }

    @Test
    void nobodyWaitsLongerForSomebodyElsesCheckThanForAnOwnOne() {
        ask(Duration.ZERO);

        Snapshot found = check(Duration.ZERO, Duration.ofMillis(50)).await().atMost(LONG);

        assertThat(found.health().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(found.health().message()).isEqualTo("The provider did not answer in time.");
    }

    @Test
    void aCheckThatBreaksIsAProviderThatIsDown() {
        CompletableFuture<Snapshot> found = ask(Duration.ZERO);

        check.latest.completeExceptionally(new IllegalStateException("internal detail"));

        assertThat(found.join().health().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(found.join().health().message()).isEqualTo("The provider could not be checked.");
    }

    private CompletableFuture<Snapshot> ask(Duration reuse) {
        return check(reuse, LONG).subscribeAsCompletionStage();
    }

    private Uni<Snapshot> check(Duration reuse, Duration limit) {
        return live.check(new CheckedProvider(check.provider(), List.of(), List.of(), Map.of(), check), Map.of(), reuse, limit);
    }

    /** A provider of its own for each test, which answers when it is told to. */
    private static final class PlayedCheck implements ProviderHealthCheck {

        private final String provider = UUID.randomUUID().toString();
        private CompletableFuture<ProviderHealth> latest;
        private int times;

        void end(HealthStatus status) {
            latest.complete(new ProviderHealth(provider, status, 1, Instant.now(), "It was told to be.", Optional.empty()));
        }

        @Override
        public String provider() {
            return provider;
        }

        @Override
        public Uni<ProviderHealth> check(ProviderAccess access) {
            times++;
            latest = new CompletableFuture<>();
            return Uni.createFrom().completionStage(latest);
        }
    }
}
