package com.insightpulseai.mcp.scanner.github.publish;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The hidden first line of a comment, {@code <!-- dependency-gate:KEY run=ID attempt=N -->}.
 *
 * @param key tells apart several gates of one pull request; letters, digits and {@code . _ % -}
 * @param run that the comment shows
 * @param attempt of the run, from 1
 */
record CommentMarker(String key, long run, int attempt) {

    /** The hidden second line of a comment that shows findings or did once. */
    static final String HAD_FINDINGS = "<!-- dependency-gate had findings -->";

    private static final String BEGIN = "<!-- dependency-gate:";
    private static final String RUN = " run=";
    private static final String ATTEMPT = " attempt=";
    private static final String END = " -->";
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_KEY = 100;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DIGITS_OF_ATTEMPT = 9;

    /**
     * Creates the marker of a run. A key of any text becomes one that cannot end the marker; an empty one is {@code default}.
     */
    static CommentMarker of(String key, long run, int attempt) {
        return new CommentMarker(encoded(key.isBlank() ? "default" : key.strip()), run, attempt);
    }

    private static String encoded(String key) {
        if (key.length() > LONGEST_KEY) {
            return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        }
        StringBuilder result = new StringBuilder();
        for (byte value : key.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (value & 0xff);
            boolean isSecondDash = character == '-' && result.length() > 0 && result.charAt(result.length() - 1) == '-';
            if (character != '%' && isOfKey(character) && !isSecondDash) {
                result.append(character);
            } else {
                result.append('%').append(String.format("%02X", (int) character));
            }
        }
        return result.toString();
    }

    private static boolean isOfKey(char character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z' || isDigit(character)
                || "._%-".indexOf(character) >= 0;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Reads the first line of a comment; empty for any other line, such as a quotation of one. */
    static Optional<CommentMarker> read(String body) {
        String line = line(body, 0);
        if (line.length() > LONGEST_LINE || !line.startsWith(BEGIN) || !line.endsWith(END)) {
            return Optional.empty();
        }
        int run = line.indexOf(RUN);
        int attempt = line.indexOf(ATTEMPT, Math.max(run, 0));
        if (run < BEGIN.length() || attempt < 0) {
            return Optional.empty();
        }
        String key = line.substring(BEGIN.length(), run);
        String runDigits = line.substring(run + RUN.length(), attempt);
        String attemptDigits = line.substring(attempt + ATTEMPT.length(), Math.max(line.length() - END.length(),
                attempt + ATTEMPT.length()));
        boolean isWhole = !key.isEmpty() && key.chars().allMatch(one -> isOfKey((char) one))
                && isNumber(runDigits, MOST_DIGITS) && isNumber(attemptDigits, MOST_DIGITS_OF_ATTEMPT);
        return isWhole
                ? Optional.of(new CommentMarker(key, Long.parseLong(runDigits), Integer.parseInt(attemptDigits)))
                : Optional.empty();
    }

    /** Returns whether a comment shows findings or did once. */
    static boolean hadFindings(String body) {
        int end = body.indexOf('\n');
        return end >= 0 && line(body, end + 1).equals(HAD_FINDINGS);
    }

    /** GitHub may end lines by CR and LF. */
    private static String line(String body, int begin) {
        int end = body.indexOf('\n', begin);
        String line = end < 0 ? body.substring(begin) : body.substring(begin, end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static boolean isNumber(String digits, int most) {
        return !digits.isEmpty() && digits.length() <= most && digits.chars().allMatch(one -> isDigit((char) one));
    }

    /** Returns the line, without its end. */
    String line() {
        return BEGIN + key + RUN + run + ATTEMPT + attempt + END;
    }

    /** Returns whether it is of a later run, or of a later attempt of the same. */
    boolean isNewerThan(CommentMarker other) {
        return run != other.run ? run > other.run : attempt > other.attempt;
    }
}
