package com.insightpulseai.mcp.functions.netdata.metricsquery;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One end of a query's time.
 *
 * @param seconds since 1970, or, relative to something else, at most 0
 */
record TimeBound(long seconds) {

    /** Three years. Netdata takes whatever is nearer to 0, on either side, for relative. */
    private static final long RELATIVE_BELOW = 94_608_000;
    private static final Pattern RELATIVE = Pattern.compile("0|-[1-9][0-9]{0,7}");

    /** @return empty if the text is neither a number of seconds in bounds nor a time since 1973 in RFC 3339 */
    static Optional<TimeBound> parse(String text) {
        if (RELATIVE.matcher(text).matches()) {
            return Optional.of(new TimeBound(Long.parseLong(text))).filter(bound -> bound.seconds() >= -RELATIVE_BELOW);
        }
        try {
            return Optional.of(new TimeBound(OffsetDateTime.parse(text).toEpochSecond()))
                    .filter(bound -> bound.seconds() > RELATIVE_BELOW);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isAbsolute() {
        return seconds > 0;
    }

    /** Seconds since 1970 of what is relative to a time, or absolute. */
    long resolved(long now) {
        return isAbsolute() ? seconds : now + seconds;
    }
}
