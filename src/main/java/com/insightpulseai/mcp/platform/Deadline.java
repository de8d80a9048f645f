package com.insightpulseai.mcp.platform;

import java.time.Duration;

/** A moment by which work must be over. */
public record Deadline(long nanoTime) {

    /** The moment that is this long from now. */
    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left, negative once it has passed. */
    public Duration remaining() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    /** Whether the moment has passed. */
    public boolean isOver() {
        return remaining().compareTo(Duration.ZERO) <= 0;
    }
}
