package com.insightpulseai.mcp.sdk.token;

/** The form of a token, checked so that a wrong file or variable is named before it is sent. */
final class TokenText {

    private static final int LONGEST = 16_384;

    private TokenText() {
    }

    /** @throws TokenException without the text, when it cannot be sent as a token */
    static String require(String origin, String text) {
        String token = text == null ? "" : text.strip();
        if (token.isEmpty()) {
            throw new TokenException("There is no token: " + origin + " is empty.");
        }
        if (token.length() > LONGEST || !token.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new TokenException("There is no token: " + origin + " has more than one line, a space, a character outside of"
                    + " ASCII, or over " + LONGEST + " characters.");
        }
        return token;
    }
}
