package com.insightpulseai.mcp.hub.sandbox.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile(
            "multipart/form-data;.*?boundary=(?:\"([^\"]{1,70})\"|([^;\\s]{1,70})).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("(?im)^content-disposition:\\s*+form-data;.*?\\bname=\"([^\"]*+)\"");

    private Multipart() {
    }

    /** @param name the field's name, for Socket a manifest's path below the repository's root */
    record Part(String name, byte[] content) {
    }

    /**
     * Splits a body.
     *
     * @throws IllegalArgumentException when the content type names no boundary, or the body is not cut by it
     */
    static List<Part> parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            throw new IllegalArgumentException("not multipart/form-data");
        }
        String delimiter = "\r\n--" + (boundary.group(1) != null ? boundary.group(1) : boundary.group(2));
        // One byte is one character in ISO 8859-1, so that no content is damaged by the search.
        String text = "\r\n" + new String(body, ISO_8859_1);
        List<Part> parts = new ArrayList<>();
        int start = text.indexOf(delimiter);
        while (start >= 0) {
            int head = start + delimiter.length();
            if (text.startsWith("--", head)) {
                return parts;
            }
            int end = text.indexOf(delimiter, head);
            int blank = text.indexOf("\r\n\r\n", head);
            if (end < 0 || blank < 0 || blank > end) {
                break;
            }
            Matcher name = NAME.matcher(text.substring(head, blank));
            if (!name.find()) {
                break;
            }
            String content = blank + 4 <= end ? text.substring(blank + 4, end) : "";
            parts.add(new Part(decode(name.group(1)), content.getBytes(ISO_8859_1)));
            start = end;
        }
        throw new IllegalArgumentException("a broken multipart body");
    }

    private static String decode(String raw) {
        return new String(raw.getBytes(ISO_8859_1), UTF_8);
    }
}
