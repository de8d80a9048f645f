package com.insightpulseai.mcp.upstream;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps requests from a provider that is known to be down. After some failures in a row it opens; once its time is over a
 * single trial is let through, whose outcome closes it, or opens it for twice as long.
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
    private boolean trial;

    CircuitBreaker(int failuresToOpen, Duration firstOpening, Duration longestOpening, LongSupplier nanoTime) {
        this.failuresToOpen = failuresToOpen;
        this.firstOpening = firstOpening;
        this.longestOpening = longestOpening;
        this.nanoTime = nanoTime;
    }

    /**
     * Asks to let a request through. One that is let through has to be followed by {@link #succeeded()}, {@link #failed()} or
     * {@link #forgotten()}.
     *
     * @return how long to stay away; empty if the request may go
     */
    synchronized Optional<Duration> refusal() {
        if (opening.isZero()) {
            return Optional.empty();
        }
        Duration left = Duration.ofNanos(openUntil - nanoTime.getAsLong());
        if (left.isNegative() || left.isZero()) {
            if (!trial) {
                trial = true;
                return Optional.empty();
            }
            // The trial is still under way; nobody knows for how long.
            return Optional.of(Duration.ofSeconds(1));
        }
        return Optional.of(left);
    }

    /** The provider answered, whatever it said. */
    synchronized void succeeded() {
        failures = 0;
        opening = Duration.ZERO;
        trial = false;
    }

    /** The provider did not answer, or said that it is broken. */
    synchronized void failed() {
        failures++;
        if (trial || opening.isZero() && failures >= failuresToOpen) {
            Duration doubled = opening.multipliedBy(2);
            opening = opening.isZero() ? firstOpening : doubled.compareTo(longestOpening) < 0 ? doubled : longestOpening;
            openUntil = nanoTime.getAsLong() + opening.toNanos();
            trial = false;
        }
    }

    /** Nobody waited for the outcome. */
    synchronized void forgotten() {
        trial = false;
    }
}
