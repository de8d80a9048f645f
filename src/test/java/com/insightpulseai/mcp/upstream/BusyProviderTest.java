package com.insightpulseai.mcp.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.health.HealthProbe;
import com.insightpulseai.mcp.health.HealthStatus;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/** Calls that get no connection because others hold them all: refused early and clearly, and no failure of the provider. */
@QuarkusTest
@TestProfile(BusyProviderTest.FewConnections.class)
class BusyProviderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final UpstreamDialect dialect = new StagedDialect("p" + UUID.randomUUID());
    private final Semaphore asked = new Semaphore(0);

    @Inject
    Upstreams upstreams;

    @Inject
    HealthProbe probe;

    private List<Cancellable> holding;

    public static class FewConnections extends FaultyTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("mcp.upstream.circuit-breaker.failures", "1");
            overrides.put("mcp.upstream.connections.calls", "2");
            overrides.put("mcp.upstream.connections.checks", "1");
            overrides.put("mcp.upstream.connections.waiting", "1");
            overrides.put("mcp.upstream.connections.longest-wait", "50ms");
            return overrides;
        }
    }

    @BeforeEach
    void takeAllConnections() {
        holding = Stream.of(upstreams.open(dialect, PATIENCE), upstreams.open(dialect, PATIENCE),
                upstreams.openForCheck(dialect, PATIENCE)).map(this::hold).toList();
        assertThat(upstreams.connectionsInUse(dialect.provider())).isEqualTo(3);
    }

    @AfterEach
    void answersOnceTheyAreBack() {
        holding.forEach(Cancellable::cancel);

        assertThat(upstreams.connectionsInUse(dialect.provider())).isZero();
        assertThat(await(upstreams.open(dialect, PATIENCE).write(this::fine))).isEqualTo("fine");
    }

    @Test
    void refusesACallThatWaitedForLong() {
        ProblemException problem = problem(upstreams.open(dialect, PATIENCE).read(this::fine));

        assertThat(problem.code().wireName()).isEqualTo("unavailable");
        assertThat(problem).hasMessageContaining("not sent");
        assertThat(problem.headers()).containsEntry("Retry-After", "1");
    }

    @Test
    void refusesACallThatMayNotWaitAnyLonger() {
        assertThat(problem(upstreams.open(dialect, Duration.ofMillis(20)).write(this::fine)).code().wireName())
                .isEqualTo("unavailable");
    }

    @Test
    void refusesAtOnceWhereTooManyWait() {
        Cancellable waiting = hold(upstreams.openForCheck(dialect, PATIENCE));

        assertThat(problem(upstreams.openForCheck(dialect, PATIENCE).read(this::fine)).code().wireName())
                .isEqualTo("unavailable");
        waiting.cancel();
        assertThat(upstreams.waitingForConnection(dialect.provider())).isZero();
    }

    @Test
    void doesNotBlameTheProvider() {
        problem(upstreams.open(dialect, PATIENCE).write(this::fine));

        holding.get(0).cancel();

        assertThat(await(upstreams.open(dialect, PATIENCE).write(this::fine))).as("no circuit breaker opened")
                .isEqualTo("fine");
    }

    @Test
    void isNoOutageToAHealthCheck() {
        UpstreamSession check = upstreams.openForCheck(dialect, Duration.ofMillis(50));

        assertThat(await(probe.check(dialect.provider(), () -> check.read(() -> Uni.createFrom().nothing()))).status())
                .isEqualTo(HealthStatus.DEGRADED);
    }

    @Test
    void letsTheNextHaveItsTurn() {
        Cancellable waiting = hold(upstreams.openForCheck(dialect, PATIENCE));
        asked.drainPermits();

        holding.get(2).cancel();

        assertThat(asked.tryAcquire()).isTrue();
        waiting.cancel();
    }

    private Cancellable hold(UpstreamSession session) {
        return session.write(() -> {
            asked.release();
            return Uni.createFrom().nothing();
        }).subscribe().with(answer -> {
        });
    }

    private Uni<String> fine() {
        return Uni.createFrom().item("fine");
    }

    private static <T> T await(Uni<T> call) {
        return call.await().atMost(PATIENCE);
    }

    private static ProblemException problem(Uni<?> call) {
        return Problems.of(catchThrowable(() -> await(call)));
    }
}
