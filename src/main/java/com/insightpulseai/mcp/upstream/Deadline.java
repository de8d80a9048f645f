package com.insightpulseai.mcp.upstream;

import java.time.Duration;

/** A moment by which a call must be over. */
record Deadline(long nanoTime) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** What is left, negative once it has passed. */
    Duration remaining() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }
}
