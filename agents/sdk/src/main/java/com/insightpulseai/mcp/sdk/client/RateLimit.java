package com.insightpulseai.mcp.sdk.client;

import java.time.Duration;
import java.util.Optional;

/**
 * The caller's budget after a call.
 *
 * @param quotaClass the budget's name, such as {@code scans}
 * @param remaining calls that are left in the window
 * @param reset time to the next window, from the moment of the response
 * @param limit calls of a whole window, where the server says it
 * @param window length of a window, where the server says it
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/">RateLimit header fields for HTTP</a>
 */
public record RateLimit(String quotaClass, long remaining, Duration reset, Optional<Long> limit, Optional<Duration> window) {

    /**
     * Reads header fields.
     *
     * @param field such as {@code "scans";r=49;t=1355}; empty for any other form
     * @param policy such as {@code "scans";q=50;w=3600}; of another form or of another budget it says nothing
     */
    static Optional<RateLimit> parse(String field, Optional<String> policy) {
        String[] parts = field.split(";", 4);
        if (parts.length < 3 || parts[0].length() < 3 || !parts[0].startsWith("\"") || !parts[0].endsWith("\"")) {
            return Optional.empty();
        }
        Optional<Long> remaining = parameter(parts[1], "r=");
        Optional<Long> reset = parameter(parts[2], "t=");
        String[] whole = policy.map(text -> text.split(";", 4)).filter(found -> found.length >= 3 && found[0].equals(parts[0]))
                .orElse(new String[] { "", "", "" });
        return remaining.flatMap(left -> reset.map(seconds -> new RateLimit(parts[0].substring(1, parts[0].length() - 1), left,
                Duration.ofSeconds(seconds), parameter(whole[1], "q="), parameter(whole[2], "w=").map(Duration::ofSeconds))));
    }

    private static Optional<Long> parameter(String part, String name) {
        String text = part.strip();
        return text.startsWith(name) ? HeaderValues.seconds(text.substring(name.length())) : Optional.empty();
    }
}
