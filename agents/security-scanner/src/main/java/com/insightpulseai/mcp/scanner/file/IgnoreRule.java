package com.insightpulseai.mcp.scanner.file;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One line of an ignore file.
 *
 * @param text the line, for people
 * @param glob of the path, or of the name alone
 * @param isOfName whether the pattern has no slash, so that it is about names in any folder
 * @param isOfFolders whether it is about folders alone
 * @param opens whether it takes back what an earlier line ignores
 */
record IgnoreRule(String text, Glob glob, boolean isOfName, boolean isOfFolders, boolean opens) {

    private static final int FIRST_BEYOND_ASCII = 0x80;

    /** Reads a line without its end; empty for blank lines, comments and patterns that can match nothing. */
    static Optional<IgnoreRule> parse(String line) {
        if (line.startsWith("#")) {
            return Optional.empty();
        }
        String text = withoutTrailingBlanks(line);
        boolean opens = text.startsWith("!");
        String pattern = text.substring(opens ? 1 : 0);
        boolean isOfFolders = pattern.endsWith("/");
        pattern = isOfFolders ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean isOfName = pattern.indexOf('/') < 0;
        String anchored = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        return Glob.parse(bytes(anchored)).map(glob -> new IgnoreRule(text, glob, isOfName, isOfFolders, opens));
    }

    /** Git keeps a blank that a backslash precedes. */
    private static String withoutTrailingBlanks(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        int backslashes = 0;
        while (backslashes < end && line.charAt(end - 1 - backslashes) == '\\') {
            backslashes++;
        }
        boolean isKept = end < line.length() && backslashes % 2 == 1;
        return line.substring(0, isKept ? end + 1 : end);
    }

    boolean matches(String path, boolean isFolder) {
        if (isOfFolders && !isFolder) {
            return false;
        }
        return glob.matches(bytes(isOfName ? path.substring(path.lastIndexOf('/') + 1) : path));
    }

    /** Returns a text with a character for each byte, since git compares bytes: {@code ?} is one of them. */
    private static String bytes(String text) {
        boolean isAscii = text.chars().allMatch(character -> character < FIRST_BEYOND_ASCII);
        return isAscii ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
