package com.insightpulseai.mcp.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/**
 * Answers that are made while somebody waits, one at a time for each question: whoever wants one that is under way waits for
 * it with the others, and it goes on when one of them leaves.
 *
 * @param <Q> what is asked; there have to be few different ones
 * @param <A> what is answered
 */
public final class SingleFlight<Q, A> {

    private final Map<Q, Run<A>> newest = new ConcurrentHashMap<>();

    /**
     * An answer.
     *
     * @param age since it was complete
     */
    public record Answer<A>(A value, Duration age) {
    }

    /**
     * The newest answer, or a new one.
     *
     * @param reuse how old a good answer may be to make a new one unnecessary; zero for none
     * @param maker makes a new one, in its own time
     */
    public Uni<Answer<A>> get(Q question, Duration reuse, Supplier<Uni<A>> maker) {
        return Uni.createFrom().deferred(() -> {
            Run<A> fresh = new Run<>();
            Run<A> run = newest.compute(question, (same, last) -> last != null && last.serves(reuse) ? last : fresh);
            if (run == fresh) {
                Uni.createFrom().deferred(maker::get).subscribe().with(fresh::end, fresh.result::completeExceptionally);
            }
            // The copy, because cancelling a future's Uni cancels the future.
            return Uni.createFrom().completionStage(run.result.copy()).emitOn(EventLoop.ofCaller())
                    .map(answer -> new Answer<>(answer, run.age()));
        });
    }

    /** The making of one answer. Once it has ended nothing is kept of what it was made with. */
    private static final class Run<A> {

        private final CompletableFuture<A> result = new CompletableFuture<>();
        private volatile long ended;

        void end(A answer) {
            ended = System.nanoTime();
            result.complete(answer);
        }

        boolean serves(Duration reuse) {
            return !result.isDone() || !result.isCompletedExceptionally() && age().compareTo(reuse) < 0;
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - ended);
        }
    }
}
