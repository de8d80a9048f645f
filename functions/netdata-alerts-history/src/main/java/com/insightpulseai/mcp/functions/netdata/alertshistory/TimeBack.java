package com.insightpulseai.mcp.functions.netdata.alertshistory;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How far back to look. Agents only understand a time relative to now, so an absolute one is made relative.
 *
 * @param seconds positive; more than 30 days where an absolute time is older
 */
record TimeBack(long seconds) {

    private static final long FARTHEST = Duration.ofDays(30).toSeconds();
    /** A call takes its time, and callers' clocks are not ours. */
    private static final long SLACK = 60;
    private static final Pattern RELATIVE = Pattern.compile("-[1-9][0-9]{0,6}");

    /** Reads negative seconds, down to 30 days, or a time in RFC 3339; empty if it is neither, or not in the past. */
    static Optional<TimeBack> parse(String text, Instant now) {
        try {
            return RELATIVE.matcher(text).matches()
                    ? Optional.of(new TimeBack(-Long.parseLong(text))).filter(back -> back.seconds() <= FARTHEST)
                    : Optional.of(new TimeBack(Duration.between(OffsetDateTime.parse(text).toInstant(), now).toSeconds()))
                            .filter(back -> back.seconds() >= 1);
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Whether it is at most 30 days, give or take a minute. */
    boolean isInReach() {
        return seconds <= FARTHEST + SLACK;
    }

    /** At most 30 days. */
    long boundedSeconds() {
        return Math.min(seconds, FARTHEST);
    }
}
