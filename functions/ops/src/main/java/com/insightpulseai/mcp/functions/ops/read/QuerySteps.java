package com.insightpulseai.mcp.functions.ops.read;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;

/** The width of the steps of a range, from the parameter {@code step} or chosen for it. */
public final class QuerySteps {

    private static final int LONGEST = 31 * 86_400;
    private static final int FEW_POINTS = 150;

    private QuerySteps() {
    }

    /**
     * Reads the parameter {@code step}. Without it the smallest of the usual steps with at most 150 points is chosen.
     *
     * @param usual in seconds, ascending
     * @param unit in seconds, of which a step is a multiple
     * @param most points
     * @return seconds
     */
    public static int of(OpsQuery query, QueryRange range, List<Integer> usual, int unit, int most) {
        OptionalInt asked = query.integer("step", unit, LONGEST);
        long seconds = Math.max(1, range.length().toSeconds());
        int chosen = usual.stream().filter(step -> seconds / step <= FEW_POINTS).findFirst()
                .orElseGet(() -> multiple(seconds / FEW_POINTS, usual.get(usual.size() - 1)));
        if (asked.isEmpty()) {
            return chosen;
        }
        int step = asked.getAsInt();
        if (step % unit != 0) {
            query.violate("step", "must be a multiple of " + unit);
        } else if (seconds / step > most) {
            query.violate("step", "makes more than " + most + " points; use " + multiple(seconds / most, unit) + " or more");
        } else {
            return step;
        }
        return chosen;
    }

    /** Returns when the step began in which a time is: steps begin at whole multiples of their width since 1970 (UTC). */
    public static OffsetDateTime begin(OffsetDateTime time, long seconds) {
        long second = time.toEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second, seconds)).atOffset(ZoneOffset.UTC);
    }

    /** The least multiple of a unit that is more than some seconds. */
    private static int multiple(long seconds, int unit) {
        return (int) (seconds / unit + 1) * unit;
    }
}
