package com.insightpulseai.mcp.upstream;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps requests from a provider that is known to be down. After some failures in a row it opens; once its time is over a
 * single caller is let through to try, whose outcome closes it, or opens it for twice as long.
 * <p>
 * Safe for use by several threads.
 */
final class CircuitBreaker {

    private final int failuresToOpen;
    private final Duration firstOpening;
    private final Duration longestOpening;
    private final LongSupplier nanoTime;

    private int failures;
    private Duration opening = Duration.ZERO;
    private long openUntil;
    /** Who is trying; its further requests are part of the trial. */
    private Object trying;

    CircuitBreaker(int failuresToOpen, Duration firstOpening, Duration longestOpening, LongSupplier nanoTime) {
        this.failuresToOpen = failuresToOpen;
        this.firstOpening = firstOpening;
        this.longestOpening = longestOpening;
        this.nanoTime = nanoTime;
    }

    /**
     * Asks to let a request through. One that is let through has to be followed by {@link #answered()}, {@link #failed} or
     * {@link #forgotten}.
     *
     * @param caller whose request it is, told apart by identity
     * @return how long to stay away; empty if the request may go
     */
    synchronized Optional<Duration> refusal(Object caller) {
        if (opening.isZero() || trying == caller) {
            return Optional.empty();
        }
        Duration left = Duration.ofNanos(openUntil - nanoTime.getAsLong());
        if (!left.isNegative() && !left.isZero()) {
            return Optional.of(left);
        }
        if (trying == null) {
            trying = caller;
            return Optional.empty();
        }
        // The trial is still under way, for an unknown time.
        return Optional.of(Duration.ofSeconds(1));
    }

    /** The provider responded, in whatever way. */
    synchronized void answered() {
        failures = 0;
        opening = Duration.ZERO;
        trying = null;
    }

    /** The provider did not answer, or said that it is broken. */
    synchronized void failed(Object caller) {
        failures++;
        if (trying == caller || opening.isZero() && failures >= failuresToOpen) {
            Duration doubled = opening.multipliedBy(2);
            opening = opening.isZero() ? firstOpening : doubled.compareTo(longestOpening) < 0 ? doubled : longestOpening;
            openUntil = nanoTime.getAsLong() + opening.toNanos();
            trying = null;
        }
    }

    /** The outcome was not awaited, or the request was not sent after all. */
    synchronized void forgotten(Object caller) {
        if (trying == caller) {
            trying = null;
        }
    }
}
