package com.insightpulseai.mcp.cli;

/**
 * Text of others, made safe for a terminal, a line of a log and every report.
 * <p>
 * A package may be named by an attacker. Its name must neither move the cursor nor reverse the words beside it, nor hide in
 * characters without a width.
 */
public final class SafeText {

    private static final String CUT = "…";
    /** No script needs more above one letter; hundreds of them cover the lines around. */
    private static final int MOST_MARKS = 4;

    private SafeText() {
    }

    /**
     * Returns the text in one line. Line breaks and tabs become a blank; control characters (C0, C1), format characters
     * (bidirectional controls, joiners, tags, the byte order mark), lone surrogates and noncharacters are dropped, and
     * combining marks after the fourth one in a row.
     */
    public static String oneLine(String text) {
        int unsafe = firstUnsafe(text);
        return unsafe < 0 ? text : rewritten(text, unsafe, Integer.MAX_VALUE);
    }

    /**
     * Returns the text in one line as {@link #oneLine(String)} does, cut where it is longer.
     *
     * @param most number of Unicode characters, at least 1; the last one is an ellipsis where something was cut
     */
    public static String oneLine(String text, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a text needs room for one character");
        }
        int unsafe = firstUnsafe(text);
        if (unsafe < 0 && text.length() <= most) {
            return text;
        }
        String safe = rewritten(text, unsafe < 0 ? text.length() : unsafe, most);
        return safe.codePointCount(0, safe.length()) <= most ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, most - 1)) + CUT;
    }

    /** Copies what is safe, and little more than the bound, so that a huge text costs no more than a short one. */
    private static String rewritten(String text, int safe, int most) {
        long enough = 2L * most + 2;
        StringBuilder result = new StringBuilder((int) Math.min(text.length(), enough)).append(text, 0,
                (int) Math.min(safe, enough));
        if (result.length() > 0 && Character.isHighSurrogate(result.charAt(result.length() - 1))) {
            result.setLength(result.length() - 1);
        }
        int marks = marksAtEnd(result);
        int next;
        for (int i = safe; i < text.length() && result.length() < enough; i += next) {
            int character = text.codePointAt(i);
            next = Character.charCount(character);
            if (isBlank(character)) {
                result.append(' ');
                marks = 0;
            } else if (!isUnsafe(character)) {
                marks = isMark(character) ? marks + 1 : 0;
                if (marks <= MOST_MARKS) {
                    result.appendCodePoint(character);
                }
            }
        }
        return result.toString();
    }

    private static int marksAtEnd(StringBuilder text) {
        int marks = 0;
        for (int i = text.length(); i > 0
                && isMark(text.codePointBefore(i)); i -= Character.charCount(text.codePointBefore(i))) {
            marks++;
        }
        return marks;
    }

    private static int firstUnsafe(String text) {
        int marks = 0;
        int next;
        for (int i = 0; i < text.length(); i += next) {
            int character = text.codePointAt(i);
            next = Character.charCount(character);
            marks = isMark(character) ? marks + 1 : 0;
            if (isUnsafe(character) || marks > MOST_MARKS) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isMark(int character) {
        if (character < 0x300) {
            return false;
        }
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isBlank(int character) {
        return character == '\n' || character == '\r' || character == '\t' || character == 0x85 || character == 0x2028
                || character == 0x2029;
    }

    private static boolean isUnsafe(int character) {
        if (character >= ' ' && character < 0x7f) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> isNoncharacter(character) || isInvisible(character);
        };
    }

    /** Characters that are set aside for programs; U+FFFE and U+FFFF are not allowed in XML. */
    private static boolean isNoncharacter(int character) {
        return (character & 0xfffe) == 0xfffe || character >= 0xfdd0 && character <= 0xfdef;
    }

    /** Letters and marks by their category that draw nothing: fillers of Hangul, variation selectors, unassigned tags. */
    private static boolean isInvisible(int character) {
        return character == 0x34f || character == 0x115f || character == 0x1160 || character == 0x3164 || character == 0xffa0
                || character >= 0xfe00 && character <= 0xfe0f || character >= 0xe0000 && character <= 0xe0fff;
    }
}
