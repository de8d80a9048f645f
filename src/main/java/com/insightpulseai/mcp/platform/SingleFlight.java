package com.insightpulseai.mcp.platform;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/**
 * Shares work between those that ask the same concurrently: one run for each key, which goes on even if one of them cancels.
 * A finished run may serve later requests for a while.
 *
 * @param <K> of the work; there have to be few different ones, as the newest result of each stays
 * @param <T> of the result
 */
public final class SingleFlight<K, T> {

    private final Map<K, Run<T>> newest = new ConcurrentHashMap<>();

    /**
     * A result.
     *
     * @param age since it was complete
     */
    public record Aged<T>(T value, Duration age) {
    }

    /**
     * Returns the result of a run that is under way or younger than {@code reuse}, or of a new one.
     *
     * @param reuse zero to reuse no finished run; a failed one is never reused
     * @param work starts a run
     */
    public Uni<Aged<T>> get(K key, Duration reuse, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Run<T> fresh = new Run<>();
            Run<T> run = newest.compute(key, (same, last) -> last != null && last.serves(reuse) ? last : fresh);
            if (run == fresh) {
                Uni.createFrom().deferred(work::get).subscribe().with(fresh::end, fresh.result::completeExceptionally);
            }
            // The copy, because cancelling a future's Uni cancels the future.
            return Uni.createFrom().completionStage(run.result.copy()).emitOn(EventLoop.ofCaller())
                    .map(value -> new Aged<>(value, run.age()));
        });
    }

    /** One run. Once it has ended it holds no more than its result. */
    private static final class Run<T> {

        private final CompletableFuture<T> result = new CompletableFuture<>();
        private volatile long ended;

        void end(T value) {
            ended = System.nanoTime();
            result.complete(value);
        }

        boolean serves(Duration reuse) {
            return !result.isDone() || !result.isCompletedExceptionally() && age().compareTo(reuse) < 0;
        }

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - ended);
        }
    }
}
