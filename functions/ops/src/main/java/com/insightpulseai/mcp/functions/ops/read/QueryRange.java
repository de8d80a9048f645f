package com.insightpulseai.mcp.functions.ops.read;

import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * A range of time that was asked for.
 *
 * @param from inclusive, in UTC
 * @param to exclusive, in UTC
 */
public record QueryRange(OffsetDateTime from, OffsetDateTime to) {

    public Duration length() {
        return Duration.between(from, to);
    }
}
