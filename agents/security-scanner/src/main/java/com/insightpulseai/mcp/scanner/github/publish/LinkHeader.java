package com.insightpulseai.mcp.scanner.github.publish;

import java.util.List;
import java.util.Optional;

/** Reads the header {@code Link} (<a href="https://www.rfc-editor.org/rfc/rfc8288#section-3">RFC 8288</a>) of a page. */
final class LinkHeader {

    private static final int LONGEST = 16_384;

    private final String text;
    private int at;

    private LinkHeader(String text) {
        this.text = text;
    }

    /** Returns the target of {@code rel="next"}, as it stands there; empty without one. What cannot be read ends the search. */
    static Optional<String> next(String value) {
        return value.length() > LONGEST ? Optional.empty() : new LinkHeader(value).next();
    }

    private Optional<String> next() {
        while (skipTo('<')) {
            int end = text.indexOf('>', at);
            if (end < 0) {
                return Optional.empty();
            }
            String target = text.substring(at + 1, end);
            at = end + 1;
            if (hasRelationNext()) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    /** Moves to the beginning of a target; only blanks and commas may stand before it. */
    private boolean skipTo(char begin) {
        while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == ',')) {
            at++;
        }
        return at < text.length() && text.charAt(at) == begin;
    }

    /** Reads the parameters of a target. */
    private boolean hasRelationNext() {
        boolean isNext = false;
        while (skip(';')) {
            String name = word();
            String value = skip('=') ? value() : "";
            if (name.equalsIgnoreCase("rel")) {
                isNext |= List.of(value.split(" ")).contains("next");
            }
        }
        return isNext;
    }

    private boolean skip(char expected) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            skipBlanks();
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    private String word() {
        int begin = at;
        while (at < text.length() && " \t;,=\"<>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at);
    }

    private String value() {
        if (at >= text.length() || text.charAt(at) != '"') {
            return word();
        }
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            value.append(text.charAt(at));
        }
        at = Math.min(at + 1, text.length());
        return value.toString();
    }
}
