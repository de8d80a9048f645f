package com.insightpulseai.mcp.scanner.git;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A path in a repository, which git keeps as bytes.
 *
 * @param text relative, with {@code /}; where the bytes are not UTF-8, those that are not ASCII as {@code \xNN}
 * @param isExact whether the text has the very bytes, so that the file can be found by it
 */
public record RepositoryPath(String text, boolean isExact) {

    private static final int FIRST_BEYOND_ASCII = 0x80;

    /** Reads a path from a part of an array. */
    static RepositoryPath of(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return new RepositoryPath(text, true);
        }
        try {
            return new RepositoryPath(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString(), true);
        } catch (CharacterCodingException e) {
            return new RepositoryPath(escaped(bytes, from, to), false);
        }
    }

    /** Reads a path from all bytes of an array. */
    public static RepositoryPath of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    private static String escaped(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            int value = Byte.toUnsignedInt(bytes[i]);
            text.append(value < FIRST_BEYOND_ASCII ? String.valueOf((char) value) : String.format("\\x%02x", value));
        }
        return text.toString();
    }

    /** Returns the text for people, in which line breaks and other characters without a picture are written as escapes. */
    public String shown() {
        return shown(text);
    }

    /** Does the same with a text that is no path, such as a pattern. */
    public static String shown(String text) {
        if (text.chars().noneMatch(RepositoryPath::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(character -> {
            if (!isHidden(character)) {
                shown.append((char) character);
            } else if (character == '\n') {
                shown.append("\\n");
            } else {
                shown.append(String.format(character < FIRST_BEYOND_ASCII ? "\\x%02x" : "\\u%04x", character));
            }
        });
        return shown.toString();
    }

    /** Says whether a character moves the cursor, starts a line, or changes the direction of the text after it. */
    private static boolean isHidden(int character) {
        int type = Character.getType(character);
        return Character.isISOControl(character) || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT;
    }
}
