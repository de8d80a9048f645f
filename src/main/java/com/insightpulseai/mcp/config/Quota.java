package com.insightpulseai.mcp.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A budget of calls in a fixed window, written {@code 100/hour} in {@code provider-config.yaml}.
 *
 * @param calls calls in one window, 0 to 1,000,000,000
 * @param window length of the window: a second, minute, hour or day; windows start at whole multiples of it (UTC)
 */
public record Quota(int calls, Duration window) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*/\\s*(second|minute|hour|day)");
    private static final Map<String, Duration> UNITS = Map.of("second", Duration.ofSeconds(1), "minute", Duration.ofMinutes(1),
            "hour", Duration.ofHours(1), "day", Duration.ofDays(1));

    /** @throws IllegalArgumentException when the text is not a quota; the message says what one looks like */
    public static Quota parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a quota; write calls/unit, the unit being second, minute, hour or day: 100/hour");
        }
        return new Quota(Integer.parseInt(matcher.group(1)), UNITS.get(matcher.group(2)));
    }
}
