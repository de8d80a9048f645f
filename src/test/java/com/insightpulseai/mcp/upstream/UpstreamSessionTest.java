package com.insightpulseai.mcp.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Problems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@TestProfile(FaultyTestProfile.class)
class UpstreamSessionTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A provider of its own for each test, so that none meets another's circuit breaker. */
    private final UpstreamDialect dialect = new NamedDialect("p" + UUID.randomUUID());
    private final AtomicInteger requests = new AtomicInteger();

    @Inject
    Upstreams upstreams;

    @RestClient
    FaultyApi api;

    @Test
    void answers() {
        assertThat(await(session().read(() -> api.ask("fine"))).value()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource({ "reset,upstream_error", "close,upstream_error", "garbage,upstream_error", "truncated,upstream_error",
            "malformed,upstream_error", "wrong-type,upstream_error", "wrong-shape,upstream_error", "html,upstream_error",
            "empty,upstream_error", "no-content,upstream_error", "huge,upstream_error", "hang,upstream_timeout",
            "drip,upstream_timeout" })
    void tellsEveryFaultInTime(String fault, String code) {
        ProblemException problem = problem(upstreams.open(dialect, Duration.ofSeconds(1)).read(() -> api.ask(fault)));

        assertThat(problem.code().wireName()).isEqualTo(code);
        assertThat(problem).hasMessageNotContaining("secret").hasMessageNotContaining("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "malformed", "wrong-type", "wrong-shape", "html", "empty", "no-content" })
    void tellsAnUnreadableAnswerFromAnUnreachableProvider(String fault) {
        assertThat(problem(session().read(() -> api.ask(fault)))).hasMessageContaining("not what its description promises");
    }

    @ParameterizedTest
    @ValueSource(strings = { "hang", "drip", "huge" })
    void hangsUpOnAProviderThatIsNotWaitedForAnyMore(String fault) throws InterruptedException {
        FaultyServer.HUNG_UP.drainPermits();

        problem(upstreams.open(dialect, Duration.ofMillis(600)).write(() -> api.ask(fault)));

        assertThat(FaultyServer.HUNG_UP.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = { 500, 502, 503, 504 })
    void readsOnceMoreAfterAPassingFailure(int status) {
        assertThat(await(session().read(failingFirst(1, status, null)))).isEqualTo("fine");
        assertThat(requests).hasValue(2);
    }

    @Test
    void readsOnceMoreAndNoMore() {
        assertThat(problem(session().read(failingFirst(9, 503, null))).upstreamStatus()).hasValue(503);
        assertThat(requests).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 403, 404, 409, 412, 422, 451, 501 })
    void asksOnlyOnceWhereAskingAgainWouldNotHelp(int status) {
        assertThat(problem(session().read(failingFirst(1, status, null))).upstreamStatus()).hasValue(status);
        assertThat(requests).hasValue(1);
    }

    @Test
    void neverRepeatsAWrite() {
        problem(session().write(failingFirst(1, 503, "0")));
        assertThat(requests).hasValue(1);
    }

    @Test
    void waitsAsLongAsARateLimitedProviderWants() {
        long began = System.nanoTime();
        assertThat(await(session().read(failingFirst(1, 429, "1")))).isEqualTo("fine");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }

    @Test
    void doesNotWaitLongerThanTheToolHas() {
        ProblemException problem = problem(upstreams.open(dialect, Duration.ofSeconds(5)).read(failingFirst(1, 429, "60")));

        assertThat(problem.code().wireName()).isEqualTo("upstream_rate_limited");
        assertThat(problem.headers()).containsEntry("Retry-After", "60");
        assertThat(requests).hasValue(1);
    }

    @Test
    void doesNotRepeatARateLimitedReadWithoutAWordOnWhen() {
        ProblemException problem = problem(session().read(failingFirst(1, 429, null)));

        assertThat(problem.headers()).doesNotContainKey("Retry-After");
        assertThat(requests).hasValue(1);
    }

    @Test
    void leavesAProviderAloneThatFailedSeveralTimes() {
        failFiveTimes();

        ProblemException refusal = problem(session().write(failingFirst(0, 0, null)));

        assertThat(refusal.code().wireName()).isEqualTo("circuit_open");
        assertThat(refusal.headers()).containsEntry("Retry-After", "1");
        assertThat(requests).hasValue(5);
    }

    @Test
    void asksAgainOnceTheTimeIsOver() {
        failFiveTimes();
        awaitAnswer(() -> session().write(() -> Uni.createFrom().item("fine")));
        assertThat(await(session().write(() -> Uni.createFrom().item("fine")))).isEqualTo("fine");
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401, 404, 429 })
    void isNotLeftAloneForRefusingRequests(int status) {
        for (int i = 0; i < 20; i++) {
            problem(session().write(failingFirst(99, status, null)));
        }
        assertThat(requests).hasValue(20);
    }

    /** What is left of a call's time may be too short for any provider. */
    @Test
    void isNotLeftAloneForNotAnsweringWithinAMoment() {
        for (int i = 0; i < 6; i++) {
            UpstreamSession late = upstreams.open(dialect, Duration.ofMillis(60));
            assertThat(problem(late.write(() -> Uni.createFrom().nothing())).code().wireName()).isEqualTo("upstream_timeout");
        }

        assertThat(await(session().write(failingFirst(0, 0, null)))).isEqualTo("fine");
    }

    @Test
    void isLeftAloneForNotAnsweringInTime() {
        List<Uni<Object>> calls = Stream.generate(() -> upstreams.open(dialect, Duration.ofMillis(1_200))
                .write(() -> Uni.createFrom().nothing()).onFailure().recoverWithNull()).limit(5).toList();

        await(Uni.join().all(calls).andFailFast());

        assertThat(problem(session().write(failingFirst(0, 0, null))).code().wireName()).isEqualTo("circuit_open");
    }

    @Test
    void checksTheHealthOfAProviderThatIsLeftAlone() {
        failFiveTimes();

        String answer = await(upstreams.openForCheck(dialect, PATIENCE).read(() -> Uni.createFrom().item("well again")));

        assertThat(answer).isEqualTo("well again");
        assertThat(await(session().write(() -> Uni.createFrom().item("fine")))).isEqualTo("fine");
    }

    @Test
    void keepsProvidersApart() {
        failFiveTimes();
        UpstreamSession other = upstreams.open(new NamedDialect("other" + UUID.randomUUID()), PATIENCE);
        assertThat(await(other.write(() -> Uni.createFrom().item("fine")))).isEqualTo("fine");
    }

    @Test
    void takesAnExceptionOfTheRequestForItsFailure() {
        assertThat(problem(session().read(notAsking()))).hasMessage("Not now.");
    }

    @Test
    void tellsWhenABrokenProviderWantsToBeAskedAgain() {
        ProblemException problem = problem(upstreams.open(dialect, Duration.ofSeconds(5)).read(failingFirst(9, 503, "120")));

        assertThat(problem.code().wireName()).isEqualTo("upstream_error");
        assertThat(problem.headers()).containsEntry("Retry-After", "120");
        assertThat(requests).hasValue(1);
    }

    @Test
    void letsACallTryWithAllTheRequestsItMakesAtOnce() {
        failFiveTimes();

        awaitAnswer(() -> {
            UpstreamSession session = session();
            Uni<String> later = session.read(() -> Uni.createFrom().item("fine").onItem().delayIt().by(Duration.ofMillis(20)));
            return Uni.join().all(later, later).usingConcurrencyOf(2).andFailFast().map(both -> both.get(0));
        });
    }

    @Test
    void doesNotTakeARequestThatWasNeverSentForASignOfLife() {
        for (int i = 0; i < 4; i++) {
            problem(session().write(failingFirst(99, 500, null)));
        }
        problem(session().write(notAsking()));
        problem(session().write(failingFirst(99, 500, null)));

        assertThat(problem(session().write(failingFirst(99, 500, null))).code().wireName()).isEqualTo("circuit_open");
    }

    @Test
    void blamesNoProviderForARequestThatCouldNotBeMade() {
        for (int i = 0; i < 9; i++) {
            ProblemException problem = problem(session().read(() -> {
                requests.incrementAndGet();
                throw new IllegalArgumentException("secret");
            }));
            assertThat(problem.code().wireName()).isEqualTo("internal_error");
        }

        assertThat(requests).as("none was made again").hasValue(9);
        assertThat(await(session().write(failingFirst(0, 0, null)))).isEqualTo("fine");
    }

    @Test
    void logsNothingOfTheMessageOfARequestThatCouldNotBeMade() {
        Throwable failure = catchThrowable(() -> await(session().read(() -> {
            throw new IllegalArgumentException("Bearer secret");
        })));

        assertThat(failure).hasMessageContaining("IllegalArgumentException").hasMessageNotContaining("secret").hasNoCause();
        assertThat(failure.getStackTrace()[0].getClassName()).startsWith(getClass().getName());
    }

    private static Supplier<Uni<String>> notAsking() {
        return () -> {
            throw ProblemException.unavailable("Not now.", Duration.ofSeconds(1));
        };
    }

    private void failFiveTimes() {
        for (int i = 0; i < 5; i++) {
            problem(session().write(failingFirst(99, 500, null)));
        }
    }

    /** Makes the call again and again until the circuit breaker lets it through, and it is answered. */
    private static void awaitAnswer(Supplier<Uni<String>> call) {
        long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
        while (!isAnswered(call)) {
            assertThat(System.nanoTime()).as("still refused").isLessThan(patienceEnds);
        }
    }

    private static boolean isAnswered(Supplier<Uni<String>> call) {
        try {
            return "fine".equals(await(call.get()));
        } catch (ProblemException refused) {
            return false;
        }
    }

    private UpstreamSession session() {
        return upstreams.open(dialect, PATIENCE);
    }

    /** A request that is answered with a status so many times, then well. */
    private Supplier<Uni<String>> failingFirst(int times, int status, String retryAfter) {
        return () -> {
            if (requests.getAndIncrement() >= times) {
                return Uni.createFrom().item("fine");
            }
            Response.ResponseBuilder answer = Response.status(status);
            if (retryAfter != null) {
                answer.header("Retry-After", retryAfter);
            }
            return Uni.createFrom().failure(new WebApplicationException(answer.build()));
        };
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    private static ProblemException problem(Uni<?> uni) {
        return Problems.of(catchThrowable(() -> await(uni)));
    }

    private record NamedDialect(String provider) implements UpstreamDialect {

        @Override
        public String displayName() {
            return "The test's provider";
        }
    }
}
