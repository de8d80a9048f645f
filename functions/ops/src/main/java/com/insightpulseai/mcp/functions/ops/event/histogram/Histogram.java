package com.insightpulseai.mcp.functions.ops.event.histogram;

import java.time.OffsetDateTime;
import java.util.List;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Bars over time of a filter's events, and their number.
 *
 * @param points without bars that are empty, oldest first
 * @param count at most 10,000
 * @param capped there are more events than {@code count}, or may be where the search stopped at {@code completeFrom}
 * @param completeFrom bars before it are not counted, and the one in which it lies is in part
 */
@RegisterForReflection
public record Histogram(OffsetDateTime now, OffsetDateTime from, OffsetDateTime to, long stepS, List<Bar> points, int count,
        boolean capped, OffsetDateTime completeFrom) {

    /**
     * Events of a part of the time.
     *
     * @param at its begin, a multiple of the step since 1970
     */
    @RegisterForReflection
    public record Bar(OffsetDateTime at, long ok, long failed, long refused) {

        Bar at(OffsetDateTime begin) {
            return new Bar(begin, ok, failed, refused);
        }

        Bar plus(Bar other) {
            return new Bar(other.at, ok + other.ok, failed + other.failed, refused + other.refused);
        }
    }
}
