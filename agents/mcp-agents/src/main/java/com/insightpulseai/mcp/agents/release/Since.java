package com.insightpulseai.mcp.agents.release;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import com.insightpulseai.mcp.cli.TimeSpan;

/** From when on issues are new: a time, or an earlier release. */
sealed interface Since permits Since.Time, Since.Release {

    /** Returns how an issue is new, to be followed by what the user gave. */
    String words();

    /** Issues that were seen first after a time. */
    record Time(Instant time) implements Since {

        /** @throws IllegalArgumentException when no issue can be new since then */
        static Time past(Instant time, Instant now) {
            if (time.isAfter(now)) {
                throw new IllegalArgumentException("the time " + time + " is in the future");
            }
            return new Time(time);
        }

        @Override
        public String words() {
            return "first seen since";
        }

        /** Returns Sentry's condition. */
        String condition() {
            return "firstSeen:>=" + DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC)
                    .format(time.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** Issues of the release that the earlier one does not have. */
    record Release(ReleaseName name) implements Since {

        @Override
        public String words() {
            return "not seen in";
        }
    }

    /**
     * Reads the option: a time of RFC 3339, a date, a length such as {@code 7d}, or else a release.
     *
     * @throws IllegalArgumentException when it is none of them; the message is a rule
     */
    static Since parse(String text, Instant now) {
        Optional<Instant> time = instant(text).or(() -> date(text)).or(() -> length(text).map(now::minus));
        return time.<Since> map(found -> Time.past(found, now)).orElseGet(() -> new Release(new ReleaseName(text)));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> length(String text) {
        try {
            return Optional.of(TimeSpan.parse(text).duration());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
