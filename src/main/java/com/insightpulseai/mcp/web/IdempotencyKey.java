package com.insightpulseai.mcp.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.config.ToolPolicy;
import com.insightpulseai.mcp.platform.Sha256;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

/**
 * The name that a client gives a request, so that it can send the request again and have it carried out once.
 *
 * @param value 1 to {@link #LONGEST} visible ASCII characters
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key HTTP Header
 *      Field</a>
 */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";
    /** Field of a response that is the one of an earlier request with the same key. */
    public static final String REPLAYED = "Idempotency-Replayed";

    static final int LONGEST = 200;

    private static final char QUOTE = '"';
    private static final char ESCAPE = '\\';

    /**
     * Reads the key of a request: a string as in RFC 9651 without parameters, or the same characters without quotes, where a
     * comma would leave open whether these are one key or several.
     *
     * @param lines the field's lines, which may have been split at any comma
     * @return empty for a request without a key, and for a tool that takes none
     * @throws ProblemException {@code invalid_input} where the value is no key
     */
    public static Optional<IdempotencyKey> of(ToolPolicy tool, List<String> lines) {
        return tool.takesIdempotencyKey() && !lines.isEmpty()
                ? Optional.of(in(String.join(",", lines).strip()))
                : Optional.empty();
    }

    static IdempotencyKey in(String field) {
        // Each character may be escaped, and there are two quotes.
        if (field.length() > 2 * LONGEST + 2) {
            throw refused();
        }
        boolean isQuoted = field.length() > 1 && field.charAt(0) == QUOTE && field.charAt(field.length() - 1) == QUOTE;
        String key = isQuoted ? unescaped(field.substring(1, field.length() - 1)) : field;
        boolean isVisible = key.chars().allMatch(character -> character > ' ' && character < 0x7F);
        boolean isPlain = isQuoted || key.chars().noneMatch(character -> character == QUOTE || character == ',');
        if (key.isEmpty() || key.length() > LONGEST || !isVisible || !isPlain) {
            throw refused();
        }
        return new IdempotencyKey(key);
    }

    private static String unescaped(String text) {
        StringBuilder key = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == ESCAPE && i + 1 < text.length()
                    && (text.charAt(i + 1) == QUOTE || text.charAt(i + 1) == ESCAPE)) {
                key.append(text.charAt(++i));
            } else if (character == QUOTE || character == ESCAPE) {
                throw refused();
            } else {
                key.append(character);
            }
        }
        return key.toString();
    }

    private static ProblemException refused() {
        return ProblemException.invalidInput("An idempotency key is a text such as \"8e03978e-40d5-43dd-bc93-6894a57f9324\".",
                List.of(new Violation(HEADER, "must be 1 to " + LONGEST
                        + " visible ASCII characters, in quotes where a comma or a quote is among them")));
    }

    /** Returns the value of the header field: a string as in RFC 9651. */
    public String field() {
        return QUOTE + value.replace("\\", "\\\\").replace("\"", "\\\"") + QUOTE;
    }

    /** Returns the SHA-256 of the key, in lower-case hexadecimal. */
    public String digest() {
        return Sha256.hex(value.getBytes(StandardCharsets.US_ASCII));
    }
}
