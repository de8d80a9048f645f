package com.insightpulseai.mcp.platform;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells blocked threads from ones that did not run because the whole process stood still, as a frozen Lambda does. Time counts
 * only as far as the checks of the threads witnessed it, which stand still as well.
 */
final class BlockedTime {

    static final long LIMIT = 2_000_000_000L;
    private static final long CHECK_INTERVAL = 1_000_000_000L;
    private static final long TOLERANCE = 200_000_000L;

    private final Map<String, Seen> seen = new HashMap<>();

    private record Seen(long start, long at, long witnessed, boolean isOverLimit) {
    }

    /**
     * A check found a thread busy.
     *
     * @param duration nanoseconds since its work began
     * @param now in nanoseconds, of any origin
     * @return whether this check is the first to find it blocked for {@link #LIMIT} with the same work
     */
    boolean isOverLimitNow(String thread, long duration, long now) {
        long start = now - duration;
        Seen before = seen.get(thread);
        boolean sameWork = before != null && Math.abs(start - before.start) < TOLERANCE;
        long witnessed = sameWork ? before.witnessed + sinceCheck(now - before.at) : Math.min(duration, CHECK_INTERVAL);
        boolean overLimit = witnessed >= LIMIT - TOLERANCE && duration >= LIMIT;
        seen.put(thread, new Seen(sameWork ? before.start : start, now, witnessed, overLimit));
        return overLimit && !(sameWork && before.isOverLimit);
    }

    /** A check that comes much too late stood still, too. */
    private static long sinceCheck(long interval) {
        return interval < 2 * CHECK_INTERVAL ? interval : 0;
    }
}
