package com.insightpulseai.mcp.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class EventLoopTimerTest {

    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Uni<String> never = Uni.createFrom().<String> nothing().onCancellation().invoke(() -> cancelled.set(true));

    @Test
    void theFirstItemCountsAndTheOtherIsCancelled() {
        Uni<String> item = Uni.createFrom().item("item");

        subscribe(EventLoopTimer.first(item, never)).assertCompleted().assertItem("item");
        assertTrue(cancelled.getAndSet(false));
        subscribe(EventLoopTimer.first(never, item)).assertCompleted().assertItem("item");
        assertTrue(cancelled.get());
    }

    @Test
    void theFirstFailureCountsAndTheOtherIsCancelled() {
        IllegalStateException failure = new IllegalStateException();

        UniAssertSubscriber<String> subscriber = subscribe(EventLoopTimer.first(never, Uni.createFrom().failure(failure)));

        assertSame(failure, subscriber.assertFailed().getFailure());
        assertTrue(cancelled.get());
    }

    @Test
    void whoLearnsOfALateAnswerFindsItCancelledAlready() {
        AtomicBoolean seen = new AtomicBoolean();
        Uni<String> late = Uni.createFrom().failure(IllegalStateException::new);

        EventLoopTimer.first(never, late).subscribe().with(item -> {
        }, failure -> seen.set(cancelled.get()));

        assertTrue(seen.get());
    }

    @Test
    void aCancellationCancelsBoth() {
        AtomicBoolean otherCancelled = new AtomicBoolean();
        Uni<String> other = Uni.createFrom().<String> nothing().onCancellation().invoke(() -> otherCancelled.set(true));

        UniAssertSubscriber<String> subscriber = subscribe(EventLoopTimer.first(never, other));

        assertFalse(cancelled.get());
        subscriber.cancel();
        assertTrue(cancelled.get());
        assertTrue(otherCancelled.get());
    }

    private static UniAssertSubscriber<String> subscribe(Uni<String> uni) {
        return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
