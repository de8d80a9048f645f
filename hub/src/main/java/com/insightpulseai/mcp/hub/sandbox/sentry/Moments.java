package com.insightpulseai.mcp.hub.sandbox.sentry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and periods as Sentry writes them. */
final class Moments {

    private static final Pattern PERIOD = Pattern.compile("(\\d{1,4})([mhdw])");

    private Moments() {
    }

    static String now() {
        return minutesAhead(0);
    }

    static String minutesAhead(long minutes) {
        return Instant.now().plus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** @return the length of a period such as {@code 24h} or {@code 14d}; empty if it is none */
    static Optional<Duration> period(String text) {
        Matcher period = PERIOD.matcher(text);
        if (!period.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(period.group(1));
        return Optional.of(switch (period.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        });
    }

    /** @return the time of a condition such as {@code >=2026-01-12T08:00:00+00:00}, or {@code -24h}; empty if it is none */
    static Optional<Instant> since(String condition) {
        if (condition.startsWith("-")) {
            return period(condition.substring(1)).map(age -> Instant.now().minus(age));
        }
        try {
            return condition.startsWith(">=")
                    ? Optional.of(OffsetDateTime.parse(condition.substring(2)).toInstant())
                    : Optional.empty();
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
