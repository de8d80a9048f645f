package com.insightpulseai.mcp.platform;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Lets one log line of a kind through in a period and counts the others, so that a fault that every call meets is reported
 * without filling the disk. Safe for concurrent use. Kinds are never forgotten: take them from a bounded set.
 */
public final class LogLimit {

    private final long periodNanos;
    private final LongSupplier nanoTime;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    private record Kind(long loggedAt, long suppressed, boolean due) {
    }

    public LogLimit(Duration period) {
        this(period, System::nanoTime);
    }

    LogLimit(Duration period, LongSupplier nanoTime) {
        this.periodNanos = period.toNanos();
        this.nanoTime = nanoTime;
    }

    /**
     * Asks for a line.
     *
     * @return how many lines of the kind were suppressed since the last one; empty if this one is to be suppressed too
     */
    public OptionalLong next(String kind) {
        long now = nanoTime.getAsLong();
        long[] suppressed = { 0 };
        Kind noted = kinds.compute(kind, (name, last) -> {
            if (last == null) {
                return new Kind(now, 0, true);
            }
            if (now - last.loggedAt < periodNanos) {
                return new Kind(last.loggedAt, last.suppressed + 1, false);
            }
            suppressed[0] = last.suppressed;
            return new Kind(now, 0, true);
        });
        return noted.due ? OptionalLong.of(suppressed[0]) : OptionalLong.empty();
    }

    /** The end of a line that says how many others it stands for; empty for none. */
    public static String more(long suppressed) {
        return suppressed == 0 ? "" : " (and " + suppressed + " more since the last line of this kind)";
    }
}
