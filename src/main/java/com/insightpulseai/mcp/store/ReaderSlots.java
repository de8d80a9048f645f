package com.insightpulseai.mcp.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.platform.EventLoop;
import com.insightpulseai.mcp.platform.EventLoopTimer;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;

/**
 * Bounds the reads that run concurrently to a quarter of the pool's connections, so that slow ones leave the others to governed
 * calls; and those of one reader to half of that, so that other readers get a response meanwhile. Further reads wait in the
 * order of their arrival. Safe for use by several threads.
 */
@Singleton
class ReaderSlots {

    private static final int CONNECTIONS_FOR_ONE_SLOT = 4;
    private static final int MOST_WAITING = 256;
    /** A browser with a dozen tabs has some 60 requests under way. */
    private static final int MOST_WAITING_OF_ONE = 64;

    private final EventLoopTimer timer;
    private final int most;
    private final int mostOfOne;
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private final Map<String, Integer> runningByReader = new HashMap<>();
    private int running;

    /** @param connections of the pool */
    @Inject
    ReaderSlots(EventLoopTimer timer, @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int connections) {
        this.timer = timer;
        this.most = Math.max(1, connections / CONNECTIONS_FOR_ONE_SLOT);
        this.mostOfOne = Math.max(1, most / 2);
    }

    private enum Entry {
        BEGIN,
        WAIT,
        REFUSED
    }

    private record Turn(String reader, Runnable begin) {
    }

    /**
     * Runs a read once there is a slot for it. A read that has begun goes on when its result is no longer wanted, and keeps its
     * slot until then, as its connection is in use.
     *
     * @param reader whose read it is
     * @param limit for the wait, which takes half of it at most, and the read: one with little time left would end in the loss
     *        of
     *        its connection
     * @param read made for what is left of the limit
     * @return fails with {@link ReadersBusyException} when there is no slot in time, or too many wait
     */
    <T> Uni<T> run(String reader, Duration limit, Function<Duration, Uni<T>> read) {
        return Uni.createFrom().emitter(emitter -> {
            Deadline deadline = Deadline.in(limit);
            Executor context = EventLoop.ofCaller();
            // The end of another read begins it: it has to run where its own request is served.
            Turn turn = new Turn(reader,
                    () -> context.execute(() -> begin(reader, () -> read.apply(deadline.remaining()), emitter)));
            switch (enter(turn)) {
                case BEGIN -> begin(reader, () -> read.apply(limit), emitter);
                case REFUSED -> emitter.fail(new ReadersBusyException());
                case WAIT -> {
                    Cancellable expiry = timer.pause(limit.dividedBy(2)).subscribe().with(ignored -> {
                        if (giveUp(turn)) {
                            emitter.fail(new ReadersBusyException());
                        }
                    });
                    emitter.onTermination(() -> {
                        expiry.cancel();
                        giveUp(turn);
                    });
                }
            }
        });
    }

    private <T> void begin(String reader, Supplier<Uni<T>> read, UniEmitter<? super T> emitter) {
        Uni.createFrom().deferred(read::get).onTermination().invoke(() -> leave(reader))
                .subscribe().with(emitter::complete, emitter::fail);
    }

    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized Entry enter(Turn turn) {
        if (hasSlotFor(turn)) {
            take(turn);
            return Entry.BEGIN;
        }
        boolean isFull = waiting.size() >= MOST_WAITING
                || waiting.stream().filter(other -> other.reader().equals(turn.reader())).count() >= MOST_WAITING_OF_ONE;
        if (isFull) {
            return Entry.REFUSED;
        }
        waiting.add(turn);
        return Entry.WAIT;
    }

    private void leave(String reader) {
        Turn next;
        synchronized (this) {
            running--;
            runningByReader.computeIfPresent(reader, (name, count) -> count == 1 ? null : count - 1);
            next = next();
        }
        if (next != null) {
            next.begin().run();
        }
    }

    /** One slot is free: no more than one of those that wait can begin. */
    private Turn next() {
        for (Iterator<Turn> turns = waiting.iterator(); turns.hasNext();) {
            Turn turn = turns.next();
            if (hasSlotFor(turn)) {
                turns.remove();
                take(turn);
                return turn;
            }
        }
        return null;
    }

    private boolean hasSlotFor(Turn turn) {
        return running < most && runningByReader.getOrDefault(turn.reader(), 0) < mostOfOne;
    }

    private void take(Turn turn) {
        running++;
        runningByReader.merge(turn.reader(), 1, Integer::sum);
    }

    /** Returns whether it was waiting still. */
    private synchronized boolean giveUp(Turn turn) {
        return waiting.remove(turn);
    }
}
