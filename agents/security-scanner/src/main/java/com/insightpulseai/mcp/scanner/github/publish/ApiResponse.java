package com.insightpulseai.mcp.scanner.github.publish;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.sdk.net.Reception;

/**
 * A response of GitHub's API.
 *
 * @param link the header {@code Link}
 * @param body missing where it is no JSON
 * @param retryAfter how long to wait, where a header says it
 */
record ApiResponse(int status, Optional<String> link, JsonNode body, Optional<Duration> retryAfter) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int LONGEST_MESSAGE = 200;

    static ApiResponse of(Reception reception) {
        return new ApiResponse(reception.status(), reception.header("Link"), tree(reception), retryAfter(reception));
    }

    private static JsonNode tree(Reception reception) {
        try {
            JsonNode tree = reception.isTooLarge() ? null : JSON.readTree(reception.bytes());
            return tree == null ? JSON.missingNode() : tree;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static Optional<Duration> retryAfter(Reception reception) {
        OptionalLong after = number(reception.header("Retry-After"));
        if (after.isPresent()) {
            return Optional.of(Duration.ofSeconds(after.getAsLong()));
        }
        OptionalLong reset = number(reception.header("X-RateLimit-Reset"));
        boolean isUsedUp = reception.header("X-RateLimit-Remaining").filter("0"::equals).isPresent();
        if (!isUsedUp || reset.isEmpty()) {
            return Optional.empty();
        }
        Duration left = Duration.between(Instant.now(), Instant.ofEpochSecond(reset.getAsLong()));
        return Optional.of(left.isNegative() ? SECOND : left.plus(SECOND));
    }

    private static OptionalLong number(Optional<String> header) {
        return header.map(String::strip)
                .filter(text -> text.length() <= 12 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(text -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty());
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    boolean isServerError() {
        return status / 100 == 5;
    }

    /**
     * Returns whether the request was refused because of others, and may succeed later.
     *
     * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits</a>
     */
    boolean isLimited() {
        String text = message().toLowerCase(Locale.ROOT);
        return status == 429
                || status == 403 && (retryAfter.isPresent() || text.contains("secondary rate limit") || text.contains("abuse"));
    }

    /** Returns the reason in GitHub's words, in one line; empty without one. */
    String message() {
        return Reception.oneLine(body.path("message").asText(""), LONGEST_MESSAGE);
    }
}
