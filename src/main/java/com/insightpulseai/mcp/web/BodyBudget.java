package com.insightpulseai.mcp.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * Counts the bodies that are in memory: those still arriving and those of calls in progress. Beyond a total, and beyond half
 * of it for one caller, a body is refused. The first 64 KiB of a body are counted but never refused, so that large uploads
 * leave the other tools alone; the limit of connections bounds these.
 */
@ApplicationScoped
public class BodyBudget {

    /** Bytes of each body that are admitted whatever else is in memory. */
    static final int ALWAYS_ADMITTED = 65_536;

    private static final int HEAP_SHARE = 8; // read and decoded, a body takes up to four times its size
    private static final int CALLER_SHARE = 2;
    private static final int MOST_OF_A_CALLER = 500; // half of the hub's connections
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final long total;
    private final Map<String, Share> shares = new HashMap<>();
    private long held;

    @Inject
    BodyBudget(RequestConfig config) {
        this(config.body().totalSize().map(size -> size.asLongValue())
                .orElseGet(() -> Runtime.getRuntime().maxMemory() / HEAP_SHARE));
    }

    private BodyBudget(long total) {
        this.total = total;
    }

    /** A budget of this many bytes. */
    static BodyBudget of(long total) {
        return new BodyBudget(total);
    }

    /**
     * Begins to count a body of a caller.
     *
     * @throws ProblemException {@code unavailable}, when the caller has too many calls in progress
     */
    synchronized Reservation open(String caller) {
        Share share = shares.computeIfAbsent(caller, name -> new Share());
        if (share.bodies == MOST_OF_A_CALLER) {
            throw ProblemException.unavailable("The caller has too many calls in progress.", RETRY_AFTER);
        }
        share.bodies++;
        return new Reservation(caller, share);
    }

    /** Bytes that are in memory now. */
    public synchronized long held() {
        return held;
    }

    /** Bytes from which on bodies are refused. */
    public long total() {
        return total;
    }

    private synchronized void take(Share share, int bytes, long ofThisBody) {
        if (ofThisBody > ALWAYS_ADMITTED && (held + bytes > total || share.bytes + bytes > total / CALLER_SHARE)) {
            throw ProblemException.unavailable("Too much of the server's memory is taken by requests.", RETRY_AFTER);
        }
        held += bytes;
        share.bytes += bytes;
    }

    private synchronized void giveBack(String caller, Share share, long bytes) {
        held -= bytes;
        share.bytes -= bytes;
        if (--share.bodies == 0) {
            shares.remove(caller);
        }
    }

    private static final class Share {

        private int bodies;
        private long bytes;
    }

    /** The bytes of one body. */
    final class Reservation implements AutoCloseable {

        private final String caller;
        private final Share share;
        private long bytes;
        private boolean closed;

        private Reservation(String caller, Share share) {
            this.caller = caller;
            this.share = share;
        }

        /**
         * Counts bytes that have arrived.
         *
         * @throws ProblemException {@code unavailable}, when they are too many; they are not counted then
         */
        synchronized void add(int arrived) {
            if (!closed) {
                take(share, arrived, bytes + arrived);
                bytes += arrived;
            }
        }

        /** Gives all of them back; a second time does nothing. */
        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                giveBack(caller, share, bytes);
            }
        }
    }
}
