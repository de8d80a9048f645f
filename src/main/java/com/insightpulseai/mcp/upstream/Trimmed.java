package com.insightpulseai.mcp.upstream;

/** Cuts what providers write to a length that is worth reading, so that answers stay small whatever they send. */
public final class Trimmed {

    private Trimmed() {
    }

    /** A text of at most so many UTF-16 units; one that was cut ends in an ellipsis and never in half a character. */
    public static String text(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 2)) ? maxLength - 2 : maxLength - 1;
        return text.substring(0, end) + '…';
    }
}
