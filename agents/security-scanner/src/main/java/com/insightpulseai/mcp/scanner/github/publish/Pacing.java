package com.insightpulseai.mcp.scanner.github.publish;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that all requests about a comment have together, and the pauses between tries. Confined to one thread. */
final class Pacing {

    /** A comment is not worth more time of a job. */
    static final Duration WHOLE = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private final Sleep sleep;
    private final long end;

    /** Lets time pass. */
    @FunctionalInterface
    interface Sleep {

        void of(Duration time) throws InterruptedException;
    }

    Pacing(LongSupplier nanoTime, Sleep sleep) {
        this.nanoTime = nanoTime;
        this.sleep = sleep;
        this.end = nanoTime.getAsLong() + WHOLE.toNanos();
    }

    static Pacing ofProcess() {
        return new Pacing(System::nanoTime, time -> Thread.sleep(time.toMillis()));
    }

    /** Returns the rest; zero or less where the time is over. */
    Duration left() {
        return Duration.ofNanos(end - nanoTime.getAsLong());
    }

    /** Waits, if there is time for that; returns false without waiting otherwise. */
    boolean pause(Duration time) throws PublishException {
        if (time.compareTo(left()) >= 0) {
            return false;
        }
        try {
            sleep.of(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("The program is being ended.");
        }
    }
}
