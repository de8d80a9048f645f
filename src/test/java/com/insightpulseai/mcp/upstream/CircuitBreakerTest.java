package com.insightpulseai.mcp.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final CircuitBreaker breaker = new CircuitBreaker(3, Duration.ofSeconds(10), Duration.ofSeconds(30), now::get);
    private final Object caller = new Object();
    private final Object other = new Object();

    @Test
    void letsRequestsThroughUntilTheyFailInARow() {
        fail(2);
        assertThat(breaker.refusal(caller)).isEmpty();
        breaker.answered();
        fail(2);
        assertThat(breaker.refusal(caller)).isEmpty();
    }

    @Test
    void opensAfterFailuresInARowAndSaysForHowLong() {
        fail(3);
        assertThat(breaker.refusal(caller)).contains(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(4));
        assertThat(breaker.refusal(caller)).contains(Duration.ofSeconds(6));
    }

    @Test
    void letsOneCallerTryOnceItsTimeIsOver() {
        fail(3);
        pass(Duration.ofSeconds(10));
        assertThat(breaker.refusal(caller)).isEmpty();
        assertThat(breaker.refusal(other)).isPresent();
    }

    @Test
    void letsTheOneWhoTriesMakeAllItsRequests() {
        fail(3);
        pass(Duration.ofSeconds(10));
        assertThat(breaker.refusal(caller)).isEmpty();
        assertThat(breaker.refusal(caller)).isEmpty();
        breaker.failed(caller);
        assertThat(breaker.refusal(caller)).contains(Duration.ofSeconds(20));
    }

    @Test
    void leavesTheTrialToTheOneWhoTries() {
        fail(3);
        pass(Duration.ofSeconds(10));
        assertThat(breaker.refusal(caller)).isEmpty();
        breaker.forgotten(other);
        breaker.failed(other);
        assertThat(breaker.refusal(other)).contains(Duration.ofSeconds(1));
        breaker.failed(caller);
        assertThat(breaker.refusal(other)).contains(Duration.ofSeconds(20));
    }

    @Test
    void closesWhenTheTrialSucceeds() {
        fail(3);
        pass(Duration.ofSeconds(10));
        breaker.refusal(caller);
        breaker.answered();
        assertThat(breaker.refusal(caller)).isEmpty();
        fail(2);
        assertThat(breaker.refusal(caller)).isEmpty();
    }

    @Test
    void opensForTwiceAsLongEachTimeTheTrialFailsUpToABound() {
        fail(3);
        assertThat(failedTrial()).contains(Duration.ofSeconds(20));
        assertThat(failedTrial()).contains(Duration.ofSeconds(30));
        assertThat(failedTrial()).contains(Duration.ofSeconds(30));
    }

    @Test
    void letsAnotherTrialThroughWhenNobodyWaitedForTheFirst() {
        fail(3);
        pass(Duration.ofSeconds(10));
        assertThat(breaker.refusal(caller)).isEmpty();
        breaker.forgotten(caller);
        assertThat(breaker.refusal(other)).isEmpty();
    }

    @Test
    void isNotKeptOpenByFailuresOfRequestsThatWereUnderWay() {
        fail(3);
        pass(Duration.ofSeconds(9));
        fail(5);
        assertThat(breaker.refusal(caller)).contains(Duration.ofSeconds(1));
    }

    @Test
    void letsOneOfManyThreadsTry() throws InterruptedException {
        fail(3);
        pass(Duration.ofSeconds(10));
        AtomicInteger admitted = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                await(start);
                if (breaker.refusal(new Object()).isEmpty()) {
                    admitted.incrementAndGet();
                }
            });
        }
        start.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(admitted).hasValue(1);
    }

    private Optional<Duration> failedTrial() {
        pass(Duration.ofMinutes(1));
        assertThat(breaker.refusal(caller)).isEmpty();
        breaker.failed(caller);
        return breaker.refusal(caller);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed(caller);
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
