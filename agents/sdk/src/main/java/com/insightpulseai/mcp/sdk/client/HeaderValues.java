package com.insightpulseai.mcp.sdk.client;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/** Values of header fields; one of another form counts as absent. */
final class HeaderValues {

    private static final int MOST_DIGITS = 9;
    private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

    private HeaderValues() {
    }

    /** A whole number that is not negative. */
    static Optional<Long> seconds(String text) {
        boolean isNumber = !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** {@code Retry-After}: seconds or a date (RFC 9110, section 10.2.3). */
    static Optional<Duration> retryAfter(String text, Clock clock) {
        return seconds(text.strip()).map(Duration::ofSeconds).or(() -> untilDate(text.strip(), clock));
    }

    private static Optional<Duration> untilDate(String text, Clock clock) {
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            Duration left = Duration.between(clock.instant(), date);
            return Optional.of(left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) > 0 ? LONGEST : left);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
