package com.insightpulseai.mcp.functions.ops.quota;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A caller's use of a quota class.
 *
 * @param role the live one; {@code none} of a caller who lost it
 * @param live whether the caller may still call at all
 * @param limit empty where there is none
 * @param outAt when the budget will be used up at the pace of the last minutes; empty unless that is before the window's end,
 *        and
 *        below a fifth of the budget
 * @param refused calls in this window that were over the limit
 * @param windows the last 24, oldest first, this one last
 */
public record QuotaNow(UUID callerId, Optional<String> callerName, Optional<String> callerKind, Optional<String> role,
        Optional<Boolean> live, String provider, String quotaClass, int windowS, OffsetDateTime windowStart,
        OffsetDateTime windowEnd, long used, Optional<Integer> limit, Optional<OffsetDateTime> outAt, long refused,
        List<WindowUse> windows) {

    /** Use of an earlier window. */
    public record WindowUse(OffsetDateTime start, long used) {
    }

    /** Calls in a time. */
    record Pace(long calls, long seconds) {

        /** Returns the time at which the rest will be used; empty where that is not before a time. */
        Optional<OffsetDateTime> out(long rest, OffsetDateTime now, OffsetDateTime before) {
            if (calls <= 0 || seconds <= 0) {
                return Optional.empty();
            }
            double left = (double) rest * seconds / calls;
            return left >= Duration.between(now, before).toSeconds() ? Optional.empty()
                    : Optional.of(now.plusSeconds(Math.round(left)));
        }
    }

    static QuotaNow of(UsedWindow window, Optional<Integer> limit, Map<OffsetDateTime, Long> earlier, long refused, Pace pace,
            OffsetDateTime now) {
        Optional<OffsetDateTime> out = limit.filter(calls -> window.used() * 5 >= calls && window.used() < calls)
                .flatMap(calls -> pace.out(calls - window.used(), now, window.end()));
        return new QuotaNow(window.caller(), window.name(), window.kind(), window.role(), window.live(), window.provider(),
                window.quotaClass(), window.windowS(), window.start(), window.end(), window.used(), limit, out, refused,
                windows(window, earlier));
    }

    private static List<WindowUse> windows(UsedWindow window, Map<OffsetDateTime, Long> earlier) {
        List<WindowUse> windows = new ArrayList<>();
        for (long back = QuotaStatements.WINDOWS - 1; back > 0; back--) {
            OffsetDateTime start = window.start().minusSeconds(back * window.windowS());
            windows.add(new WindowUse(start, earlier.getOrDefault(start, 0L)));
        }
        windows.add(new WindowUse(window.start(), window.used()));
        return windows;
    }
}
