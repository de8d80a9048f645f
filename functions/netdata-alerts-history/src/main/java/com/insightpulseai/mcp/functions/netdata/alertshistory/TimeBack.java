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
 * @param seconds 1 to 30 days
 */
record TimeBack(long seconds) {

    private static final long FARTHEST = Duration.ofDays(30).toSeconds();
    private static final Pattern RELATIVE = Pattern.compile("-[1-9][0-9]{0,6}");

    /** Reads negative seconds or a time in RFC 3339; empty if it is neither, not in the past, or too long ago. */
    static Optional<TimeBack> parse(String text, Instant now) {
        try {
            long seconds = RELATIVE.matcher(text).matches() ? -Long.parseLong(text)
                    : Duration.between(OffsetDateTime.parse(text).toInstant(), now).toSeconds();
            return seconds >= 1 && seconds <= FARTHEST ? Optional.of(new TimeBack(seconds)) : Optional.empty();
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
