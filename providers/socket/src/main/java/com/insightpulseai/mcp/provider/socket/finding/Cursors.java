package com.insightpulseai.mcp.provider.socket.finding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.insightpulseai.mcp.upstream.UpstreamJson;

/** How a place in a list is written for callers: a word of letters, digits, {@code -} and {@code _} that they hand back. */
final class Cursors {

    /** Above what the longest place takes: seven texts of 500 characters, each of up to six bytes, in base64. */
    static final int MAX_LENGTH = 32_000;

    private Cursors() {
    }

    static String encode(String... parts) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(UpstreamJson.MAPPER.writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return empty if these are not so many parts */
    static Optional<List<String>> decode(String cursor, int parts) {
        if (cursor.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String[] decoded = UpstreamJson.MAPPER.readValue(Base64.getUrlDecoder().decode(cursor), String[].class);
            return decoded != null && decoded.length == parts && Arrays.stream(decoded).noneMatch(part -> part == null)
                    ? Optional.of(List.of(decoded))
                    : Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    /** @return empty unless it is a number from 0 to 999,999 */
    static Optional<Integer> count(String digits) {
        return digits.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }
}
