package com.insightpulseai.mcp.agents.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.sdk.client.RateLimit;

/**
 * A budget and how much of it is used.
 *
 * @param who has it, such as {@code this caller} or {@code socket}
 * @param what is counted, such as {@code reads}
 * @param used and limit where known
 * @param resetsAt when it is whole again, where known
 * @param exhaustedAt when it is used up at the present rate, if that is before it is whole again
 */
record Budget(String who, String what, Optional<Long> used, Optional<Long> limit, Optional<Instant> resetsAt,
        Optional<Instant> exhaustedAt) {

    /** A rate over a shorter time than this share of the window says little. */
    private static final int LEAST_SHARE_OF_WINDOW = 20;

    /** Returns the caller's own budget as a response told it. */
    static Budget of(RateLimit limit, Instant now) {
        Optional<Long> used = limit.limit().map(whole -> Math.max(0, whole - limit.remaining()));
        Optional<Duration> elapsed = limit.window().map(window -> window.minus(limit.reset()))
                .filter(time -> limit.window().filter(window -> time.multipliedBy(LEAST_SHARE_OF_WINDOW).compareTo(window) >= 0)
                        .isPresent());
        Optional<Instant> exhausted = used.filter(calls -> calls > 0).flatMap(calls -> elapsed.map(time -> now.plusMillis(
                (long) ((double) time.toMillis() / calls * limit.remaining()))));
        Instant resets = now.plus(limit.reset());
        return new Budget("this caller", limit.quotaClass(), used, limit.limit(), Optional.of(resets),
                exhausted.filter(time -> time.isBefore(resets)));
    }

    /** Returns a budget of the caller by which a call was refused. */
    static Budget exhausted(String what, Instant now, Optional<Duration> reset) {
        return new Budget("this caller", what, Optional.empty(), Optional.empty(), reset.map(now::plus), Optional.of(now));
    }

    /** Returns true where it is used up already. */
    boolean isExhausted() {
        return exhaustedAt.isPresent() && used.isEmpty();
    }

    /** Returns the share that is used, in whole percent, where it is known. */
    Optional<Long> percent() {
        return used.flatMap(calls -> limit.filter(whole -> whole > 0).map(whole -> calls * 100 / whole));
    }

    /** Returns true where it is used to a mark, or will be used up before it is whole again. */
    boolean isOver(int mark) {
        return percent().filter(share -> share >= mark).isPresent() || exhaustedAt.isPresent();
    }

    JsonFields json(int mark) {
        return new JsonFields().put("who", who).put("what", what).put("used", used).put("limit", limit)
                .put("percent", percent()).put("resets_at", resetsAt).put("exhausted_at", exhaustedAt)
                .put("over", isOver(mark));
    }
}
