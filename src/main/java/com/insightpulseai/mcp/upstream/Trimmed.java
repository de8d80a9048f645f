package com.insightpulseai.mcp.upstream;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Cuts what providers write to a length that is worth reading, so that answers stay small whatever they send. */
public final class Trimmed {

    private static final int LONGEST_MASKED = 2_048; // a token in a URL is longer than any address
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

    /**
     * A text of at most so many UTF-16 units in which something is masked. Of a long text no more is read than is needed for
     * that, so the work does not grow with what a provider sends.
     */
    public static String masked(String text, int maxLength, UnaryOperator<String> mask) {
        int read = maxLength + 2 * LONGEST_MASKED;
        if (text.length() <= read) {
            return text(mask.apply(text), maxLength);
        }
        String head = mask.apply(text.substring(0, read));
        // Its end may be half of what would be masked, and masking may have moved it into what is kept.
        return text(head.substring(0, Math.max(0, head.length() - LONGEST_MASKED)) + '…', maxLength);
    }

    private static String whole(String text) {
        return HALF_A_CHARACTER.matcher(text).replaceAll("\uFFFD");
    }
}
