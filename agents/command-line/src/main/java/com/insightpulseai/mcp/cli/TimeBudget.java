package com.insightpulseai.mcp.cli;

import java.time.Duration;
import java.util.function.LongSupplier;

import com.insightpulseai.mcp.sdk.client.CallOptions;

/** The time that a command has for all of its calls. Immutable; it runs from its creation. */
public final class TimeBudget {

    private final TimeSpan whole;
    private final long end;
    private final LongSupplier nanoTime;

    TimeBudget(TimeSpan whole, LongSupplier nanoTime) {
        this.whole = whole;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + whole.duration().toNanos();
    }

    /** Begins the time of a command. */
    public static TimeBudget of(TimeSpan whole) {
        return new TimeBudget(whole, System::nanoTime);
    }

    /** Returns the rest, above 0. */
    public Duration left() {
        long left = end - nanoTime.getAsLong();
        if (left <= 0) {
            throw CommandFailure.unknown("The time of " + whole + " is over; --timeout sets it.");
        }
        return Duration.ofNanos(left);
    }

    /**
     * Returns options of a call that ends with this time at the latest.
     *
     * @throws CommandFailure when nothing is left
     */
    public CallOptions options() {
        return CallOptions.none().withTimeout(left());
    }
}
