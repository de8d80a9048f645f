package com.insightpulseai.mcp.hub.sandbox.socket.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * A file as text in which every place is known as an offset in the file's bytes. A byte order mark says that it is UTF-16;
 * otherwise each byte is a character, and only names are decoded.
 */
final class ManifestText {

    private static final int HIGHEST_BYTE = 0xff;

    private final String text;
    private final int begin;
    private final int width;

    private ManifestText(String text, int begin, int width) {
        this.text = text;
        this.begin = begin;
        this.width = width;
    }

    static ManifestText of(byte[] content) {
        int pairs = content.length / 2 * 2;
        if (beginsWith(content, 0xff, 0xfe)) {
            return new ManifestText(new String(content, 2, pairs - 2, UTF_16LE), 2, 2);
        }
        if (beginsWith(content, 0xfe, 0xff)) {
            return new ManifestText(new String(content, 2, pairs - 2, UTF_16BE), 2, 2);
        }
        int mark = beginsWith(content, 0xef, 0xbb, 0xbf) ? 3 : 0;
        return new ManifestText(new String(content, mark, content.length - mark, ISO_8859_1), mark, 1);
    }

    private static boolean beginsWith(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || (content[i] & HIGHEST_BYTE) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * A line without its end.
     *
     * @param start index of its first character in the text
     */
    record Line(String text, int start) {
    }

    String text() {
        return text;
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int start = 0; start < text.length();) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed;
            boolean carriage = end > start && text.charAt(end - 1) == '\r';
            lines.add(new Line(text.substring(start, carriage ? end - 1 : end), start));
            start = end + 1;
        }
        return lines;
    }

    /**
     * A package whose name stands in the text.
     *
     * @param raw the name as it stands there
     * @param index where that is
     */
    NamedPackage named(String type, String raw, String version, int index) {
        int start = begin + index * width;
        return new NamedPackage(type, decoded(raw), decoded(version), false, false, start, start + raw.length() * width);
    }

    String decoded(String raw) {
        boolean bytes = width == 1 && raw.chars().allMatch(character -> character <= HIGHEST_BYTE);
        return bytes ? new String(raw.getBytes(ISO_8859_1), UTF_8) : raw;
    }
}
