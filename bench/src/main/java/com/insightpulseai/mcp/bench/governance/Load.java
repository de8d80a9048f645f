package com.insightpulseai.mcp.bench.governance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.insightpulseai.mcp.bench.Futures;
import com.insightpulseai.mcp.bench.request.LoadCaller;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Callers who each have one call outstanding and make the next as soon as it is answered. */
final class Load {

    private Load() {
    }

    /**
     * Lets all callers call for a while. The first call that fails ends it all with an {@link IllegalStateException}: figures
     * of failing calls mean nothing.
     */
    static BenchRound run(List<? extends LoadCaller> callers, Duration length) {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        List<Loop> running = callers.stream().map(caller -> new Loop(caller, end)).toList();
        List<Future<Void>> done = new ArrayList<>();
        running.forEach(loop -> done.add(loop.begin()));
        Futures.await(Future.all(done));
        long elapsed = System.nanoTime() - start;
        return BenchRound.of(running.stream().map(Loop::latencies).toList(), elapsed);
    }

    private static final class Loop {

        private final LoadCaller caller;
        private final long end;
        private final Promise<Void> done = Promise.promise();
        private long[] nanos = new long[1 << 12];
        private int count;

        Loop(LoadCaller caller, long end) {
            this.caller = caller;
            this.end = end;
        }

        Future<Void> begin() {
            caller.context().runOnContext(ignored -> next());
            return done.future();
        }

        private void next() {
            long start = System.nanoTime();
            if (start >= end) {
                done.complete();
                return;
            }
            caller.call().onComplete(answer -> {
                if (answer.failed()) {
                    done.fail(answer.cause());
                    return;
                }
                record(System.nanoTime() - start);
                next();
            });
        }

        private void record(long duration) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = duration;
        }

        long[] latencies() {
            return Arrays.copyOf(nanos, count);
        }
    }
}
