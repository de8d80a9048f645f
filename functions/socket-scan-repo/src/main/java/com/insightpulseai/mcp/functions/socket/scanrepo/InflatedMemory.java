package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/**
 * Counts the bytes of inflated files that wait to be sent, of all calls of this process. The memory for request bodies is
 * counted as they arrive, and these take many times that. The files of one call always fit, where it is the only one.
 */
@Singleton
class InflatedMemory {

    private static final int HEAP_SHARE = 8; // a file is there up to three times while it is sent
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final long total;
    private final AtomicLong held = new AtomicLong();

    InflatedMemory() {
        this(Math.max(ConsistentScanValidator.MAX_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
    }

    InflatedMemory(long total) {
        this.total = total;
    }

    /** Does work that adds to its reservation, which is given back however the work ends. */
    <T> Uni<T> during(Function<Reservation, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Reservation reservation = new Reservation();
            return work.apply(reservation).onTermination().invoke(reservation::close);
        });
    }

    long held() {
        return held.get();
    }

    /** The bytes of one call. */
    final class Reservation {

        private long bytes;
        private boolean closed;

        /** @throws ProblemException {@code unavailable}, when all calls have too many; these are not counted then */
        synchronized void add(int more) {
            if (closed) {
                return;
            }
            if (held.addAndGet(more) > total) {
                held.addAndGet(-more);
                throw ProblemException.unavailable("Too much of the server's memory is taken by compressed files.",
                        RETRY_AFTER);
            }
            bytes += more;
        }

        private synchronized void close() {
            if (!closed) {
                closed = true;
                held.addAndGet(-bytes);
            }
        }
    }
}
