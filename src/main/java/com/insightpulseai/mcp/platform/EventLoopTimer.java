package com.insightpulseai.mcp.platform;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Vertx;

/**
 * Waiting without a thread. Mutiny's own operators go on with a thread of their pool; a Vert.x timer goes on where it was set.
 */
@Singleton
public class EventLoopTimer {

    private final Vertx vertx;

    EventLoopTimer(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Completes after a while, at once if it is not positive. */
    public Uni<Void> pause(Duration duration) {
        if (duration.toMillis() <= 0) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(duration.toMillis(), id -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    /** Gives an answer up, cancelling it, when it takes longer than a limit. */
    public <T> Uni<T> limit(Uni<T> answer, Duration limit, Supplier<Throwable> failure) {
        Uni<T> expiry = pause(limit).onItem().transformToUni(ignored -> Uni.createFrom().failure(failure));
        return first(answer, expiry);
    }

    /**
     * The outcome of what comes first; the other is cancelled, and an answer that comes too late before its caller learns of
     * it,
     * so that what it held is free by then. Mutiny's own goes by futures, whose cancellation takes two stack
     * traces: they took a tenth of the event loops' time in a governed call.
     */
    public static <T> Uni<T> first(Uni<T> answer, Uni<T> expiry) {
        return Uni.createFrom().emitter(emitter -> {
            Cancellable answering = answer.subscribe().with(emitter::complete, emitter::fail);
            Cancellable expiring = expiry.subscribe().with(item -> {
                answering.cancel();
                emitter.complete(item);
            }, failure -> {
                answering.cancel();
                emitter.fail(failure);
            });
            emitter.onTermination(() -> {
                expiring.cancel();
                answering.cancel();
            });
        });
    }
}
