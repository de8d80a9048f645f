package com.insightpulseai.mcp.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A length of time as options take it: a whole number and its unit, such as {@code 500ms}, {@code 90s}, {@code 15m},
 * {@code 24h}
 * or {@code 7d}.
 *
 * @param duration above 0, at most 366 days
 */
public record TimeSpan(Duration duration) {

    private static final Map<String, Duration> UNITS = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1), "m",
            Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_DIGITS = 9;

    /** @throws IllegalArgumentException when it is not above 0 or longer than 366 days */
    public TimeSpan {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("must be above 0 and at most 366 days");
        }
    }

    /**
     * Reads the form of options.
     *
     * @throws IllegalArgumentException when it has another form; the message is a rule for people
     */
    public static TimeSpan parse(String text) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        Duration unit = UNITS.get(text.substring(digits).toLowerCase(Locale.ROOT));
        if (digits == 0 || digits > MOST_DIGITS || unit == null) {
            throw new IllegalArgumentException("must be a number with a unit: 500ms, 90s, 15m, 24h or 7d");
        }
        return new TimeSpan(unit.multipliedBy(Long.parseLong(text.substring(0, digits))));
    }

    /** Returns the shortest form that {@link #parse} takes, such as {@code 15m}. */
    @Override
    public String toString() {
        long millis = duration.toMillis();
        for (String unit : new String[] { "d", "h", "m", "s" }) {
            if (millis % UNITS.get(unit).toMillis() == 0) {
                return millis / UNITS.get(unit).toMillis() + unit;
            }
        }
        return millis + "ms";
    }

    /** Reads options of this type. */
    public static final class Converter implements ITypeConverter<TimeSpan> {

        @Override
        public TimeSpan convert(String text) {
            try {
                return parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' " + e.getMessage());
            }
        }
    }
}
