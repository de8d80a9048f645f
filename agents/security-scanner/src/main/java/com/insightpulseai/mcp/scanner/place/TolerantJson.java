package com.insightpulseai.mcp.scanner.place;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the names and texts of a file that looks like JSON. Comments and trailing commas do no harm, and a malformed
 * file ends the walk or goes unnoticed. Nothing is built up, and nesting beyond 500 ends the walk.
 */
final class TolerantJson {

    private static final int DEEPEST = 500;
    private static final int LONGEST_TEXT = 2_000;

    private final String text;
    private final Events events;
    /** The key of each object around, or the index of each array around as a number. */
    private final List<String> path = new ArrayList<>();
    private final List<Frame> frames = new ArrayList<>();
    private int at;
    private int line = 1;

    private TolerantJson(String text, Events events) {
        this.text = text;
        this.events = events;
    }

    /** An object or array that is open. */
    private static final class Frame {
        private final boolean isArray;
        private int index;

        private Frame(boolean isArray) {
            this.isArray = isArray;
        }
    }

    /** Hears of the values that the walk comes by. A path has the keys of objects, and indices of arrays as decimal numbers. */
    interface Events {

        /** A key of an object; the path is that of the object. */
        default void key(List<String> path, String key, int line) {
        }

        /** A text; the last element of the path is its key or index. */
        default void text(List<String> path, String value, int line) {
        }

        /** The end of an object or array; the path is its own. */
        default void end(List<String> path) {
        }
    }

    static void walk(String text, Events events) {
        new TolerantJson(text, events).walk();
    }

    private void walk() {
        while (at < text.length() && frames.size() <= DEEPEST) {
            char character = text.charAt(at);
            switch (character) {
                case '"' -> string();
                case '{', '[' -> {
                    enter();
                    frames.add(new Frame(character == '['));
                    at++;
                }
                case '}', ']' -> {
                    close();
                    at++;
                }
                case ',' -> {
                    next();
                    at++;
                }
                case '/' -> comment();
                default -> {
                    line += character == '\n' ? 1 : 0;
                    at++;
                }
            }
        }
    }

    private void string() {
        int start = line;
        String value = read();
        if (!frames.isEmpty() && !top().isArray && path.size() < frames.size() && isKey()) {
            events.key(path, value, start);
            path.add(value);
            return;
        }
        enter();
        events.text(path, value, start);
    }

    /** Gives a value in an array its index as the last element of the path. */
    private void enter() {
        if (!frames.isEmpty() && top().isArray && path.size() < frames.size()) {
            path.add(String.valueOf(top().index));
        } else if (!frames.isEmpty() && path.size() < frames.size()) {
            path.add("");
        }
    }

    private void next() {
        if (!frames.isEmpty()) {
            top().index++;
            leaveValue();
        }
    }

    private void close() {
        if (!frames.isEmpty()) {
            leaveValue();
            frames.remove(frames.size() - 1);
            events.end(path);
        }
    }

    private void leaveValue() {
        while (path.size() >= frames.size() && !path.isEmpty()) {
            path.remove(path.size() - 1);
        }
    }

    private Frame top() {
        return frames.get(frames.size() - 1);
    }

    private boolean isKey() {
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }

    /** Reads a string from its quote. An escape of a letter that needs none stands for it, which is enough for names. */
    private String read() {
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char character = text.charAt(at);
            if (character == '\\') {
                at++;
                character = at < text.length() ? text.charAt(at) : ' ';
                if (character == 'u' && at + 4 < text.length()) {
                    character = unicode(at + 1);
                    at += 4;
                }
            } else if (character == '\n') {
                line++;
            }
            if (value.length() < LONGEST_TEXT) {
                value.append(character);
            }
            at++;
        }
        at++;
        return value.toString();
    }

    private char unicode(int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            value = value << 4 | Math.max(0, Character.digit(text.charAt(i), 16));
        }
        return (char) value;
    }

    private void comment() {
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            int stop = end < 0 ? text.length() : end + 2;
            for (; at < stop; at++) {
                line += text.charAt(at) == '\n' ? 1 : 0;
            }
        } else {
            at++;
        }
    }
}
