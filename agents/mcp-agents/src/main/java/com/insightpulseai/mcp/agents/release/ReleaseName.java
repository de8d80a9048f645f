package com.insightpulseai.mcp.agents.release;

/**
 * The name of a release as Sentry has it, such as {@code shop-web@2026.3.1}.
 *
 * @param text at most 200 characters that Sentry's search takes as they are
 * @see <a href="https://docs.sentry.io/concepts/search/">Sentry's search</a>
 */
record ReleaseName(String text) {

    private static final int LONGEST = 200;
    private static final String NOT_ALLOWED = "\"*,[]()\\";

    /** @throws IllegalArgumentException when it has another form; the message is a rule */
    ReleaseName {
        boolean isWord = !text.isEmpty() && text.length() <= LONGEST
                && text.chars().allMatch(c -> c > ' ' && c != 0x7f && NOT_ALLOWED.indexOf(c) < 0)
                && text.codePoints().noneMatch(Character::isWhitespace);
        if (!isWord) {
            throw new IllegalArgumentException(
                    "a release has 1 to 200 characters, none of them a blank or one of " + NOT_ALLOWED);
        }
    }
}
