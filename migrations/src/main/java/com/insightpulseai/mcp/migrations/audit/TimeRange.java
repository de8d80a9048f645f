package com.insightpulseai.mcp.migrations.audit;

import java.time.Instant;
import java.util.Optional;

import com.insightpulseai.mcp.seal.UtcTime;

/** The part of the log to compare: seals with an event from a time on and before another. */
record TimeRange(Optional<Instant> from, Optional<Instant> to) {

    /** @param first in microseconds since 1970, as {@code last} */
    boolean overlaps(long first, long last) {
        return from.map(UtcTime::micros).filter(begin -> last < begin).isEmpty()
                && to.map(UtcTime::micros).filter(end -> first >= end).isEmpty();
    }
}
