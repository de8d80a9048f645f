package com.insightpulseai.mcp.sdk.client;

import java.time.Duration;
import java.util.Optional;

/**
 * The caller's budget after a call.
 *
 * @param quotaClass the budget's name, such as {@code scans}
 * @param remaining calls that are left in the window
 * @param reset time to the next window, from the moment of the response
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields for HTTP</a>
 */
public record RateLimit(String quotaClass, long remaining, Duration reset) {

    /** Reads a header field such as {@code "scans";r=49;t=1355}; empty for any other form. */
    static Optional<RateLimit> parse(String field) {
        String[] parts = field.split(";", 4);
        if (parts.length < 3 || parts[0].length() < 3 || !parts[0].startsWith("\"") || !parts[0].endsWith("\"")) {
            return Optional.empty();
        }
        Optional<Long> remaining = parameter(parts[1], "r=");
        Optional<Long> reset = parameter(parts[2], "t=");
        return remaining.flatMap(left -> reset.map(seconds -> new RateLimit(parts[0].substring(1, parts[0].length() - 1), left,
                Duration.ofSeconds(seconds))));
    }

    private static Optional<Long> parameter(String part, String name) {
        String text = part.strip();
        return text.startsWith(name) ? HeaderValues.seconds(text.substring(name.length())) : Optional.empty();
    }
}
