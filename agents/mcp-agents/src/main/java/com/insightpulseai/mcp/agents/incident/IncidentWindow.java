package com.insightpulseai.mcp.agents.incident;

import java.time.Duration;
import java.time.Instant;

/**
 * The minutes around an event, and as much time before them for comparison.
 *
 * @param event time of the event
 * @param from beginning of the window
 * @param to its end, not after now
 */
record IncidentWindow(Instant event, Instant from, Instant to) {

    /** The server reads alerts of that time; a minute is left for clocks that differ. */
    private static final Duration HISTORY = Duration.ofDays(30).minusMinutes(1);

    static IncidentWindow around(Instant event, Duration window, Instant now) {
        Instant end = event.plus(window);
        return new IncidentWindow(event, event.minus(window), end.isAfter(now) ? now : end);
    }

    /** Returns when the time for comparison begins; it ends with the beginning of the window. */
    Instant comparisonFrom() {
        return from.minus(Duration.between(from, to));
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && !time.isAfter(to);
    }

    /** Returns true where the window begins before all alerts that the server can read. */
    boolean isBeforeHistory(Instant now) {
        return from.isBefore(now.minus(HISTORY));
    }
}
