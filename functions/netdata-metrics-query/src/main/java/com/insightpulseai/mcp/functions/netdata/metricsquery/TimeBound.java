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

    /** What Netdata takes for relative: three years. */
    private static final long OLDEST = -94_608_000;
    private static final Pattern RELATIVE = Pattern.compile("0|-[1-9][0-9]{0,7}");

    /** @return empty if the text is neither a number of seconds in bounds nor a time after 1970 in RFC 3339 */
    static Optional<TimeBound> parse(String text) {
        if (RELATIVE.matcher(text).matches()) {
            return Optional.of(new TimeBound(Long.parseLong(text))).filter(bound -> bound.seconds() >= OLDEST);
        }
        try {
            return Optional.of(new TimeBound(OffsetDateTime.parse(text).toEpochSecond())).filter(TimeBound::isAbsolute);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isAbsolute() {
        return seconds > 0;
    }
}
