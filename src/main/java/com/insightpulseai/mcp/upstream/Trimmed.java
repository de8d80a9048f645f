package com.insightpulseai.mcp.upstream;

import java.util.regex.Pattern;

/** Cuts what providers write to a length that is worth reading, so that answers stay small whatever they send. */
public final class Trimmed {

    private static final Pattern HALF_A_CHARACTER = Pattern.compile("\\p{Cs}");

    private Trimmed() {
    }

    /**
     * A text of at most so many UTF-16 units; one that was cut ends in an ellipsis and never in half a character. Halves that
     * were there already, which JSON can escape but UTF-8 not write, become replacement characters.
     */
    public static String text(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return whole(text);
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 2)) ? maxLength - 2 : maxLength - 1;
        return whole(text.substring(0, end)) + '…';
    }

    private static String whole(String text) {
        return HALF_A_CHARACTER.matcher(text).replaceAll("\uFFFD");
    }
}
