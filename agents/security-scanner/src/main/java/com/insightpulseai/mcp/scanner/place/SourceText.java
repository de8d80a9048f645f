package com.insightpulseai.mcp.scanner.place;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

/**
 * A manifest as text in lines, which a line feed ends. A byte order mark says that it is UTF-16; everything else is read as
 * UTF-8, in which bytes of another encoding spoil a character and no line.
 */
final class SourceText {

    private static final int BYTE_ORDER_MARK_BYTES = 2;

    private final String text;
    private final int[] ends;

    private SourceText(String text, int[] ends) {
        this.text = text;
        this.ends = ends;
    }

    static SourceText of(byte[] content) {
        int mark = content.length < 2 ? 0 : Byte.toUnsignedInt(content[0]) << 8 | Byte.toUnsignedInt(content[1]);
        if (mark == 0xfeff || mark == 0xfffe) {
            Charset charset = mark == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            return new SourceText(new String(content, BYTE_ORDER_MARK_BYTES, content.length - BYTE_ORDER_MARK_BYTES, charset),
                    ends(content, 2, mark == 0xfeff ? 0 : 1));
        }
        String text = new String(content, StandardCharsets.UTF_8);
        return new SourceText(text.startsWith("\uFEFF") ? text.substring(1) : text, ends(content, 1, 0));
    }

    /**
     * Returns the offsets of line feeds.
     *
     * @param width bytes of a unit
     * @param zero where in a unit of two bytes the byte is that is zero in a line feed
     */
    private static int[] ends(byte[] content, int width, int zero) {
        int[] ends = new int[16];
        int count = 0;
        for (int i = 0; i + width <= content.length; i += width) {
            boolean isFeed = width == 1 ? content[i] == '\n' : content[i + zero] == 0 && content[i + 1 - zero] == '\n';
            if (isFeed) {
                ends = count == ends.length ? Arrays.copyOf(ends, 2 * count) : ends;
                ends[count++] = i;
            }
        }
        return Arrays.copyOf(ends, count);
    }

    /** Returns the line, from 1, of a byte of the file. */
    int lineOf(long offset) {
        int found = Arrays.binarySearch(ends, (int) Math.min(offset, Integer.MAX_VALUE));
        return (found < 0 ? -found - 1 : found) + 1;
    }

    /** Returns the whole text without its byte order mark. */
    String text() {
        return text;
    }

    /** Says whether the content is no text, so that no line of it means anything. */
    boolean isBinary() {
        return text.indexOf('\0') >= 0;
    }

    /** Gives each line without its end, and its number from 1. */
    void forEachLine(ObjIntConsumer<String> lines) {
        int number = 1;
        for (int start = 0; start < text.length(); number++) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            boolean hasReturn = end > start && text.charAt(end - 1) == '\r';
            lines.accept(text.substring(start, hasReturn ? end - 1 : end), number);
            start = end + 1;
        }
    }
}
