package com.insightpulseai.mcp.agents.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times for people, in UTC. */
public final class Times {

    private static final DateTimeFormatter OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {
    }

    /** Returns the time of the day, such as {@code 21:03:05}. */
    public static String ofDay(Instant time) {
        return OF_DAY.format(time);
    }

    /** Returns date and time, such as {@code 2026-11-23 21:03:05 UTC}. */
    public static String full(Instant time) {
        return FULL.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns a length in its two largest units, such as {@code 2 h 5 min}; days are the largest. */
    public static String length(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        } else if (seconds < 3_600) {
            return joined(seconds / 60, "min", seconds % 60, "s");
        } else if (seconds < 86_400) {
            return joined(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
        }
        return joined(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String joined(long large, String unit, long small, String smallUnit) {
        return large + " " + unit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
