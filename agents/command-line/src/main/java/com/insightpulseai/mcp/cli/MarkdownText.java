package com.insightpulseai.mcp.cli;

/**
 * Text of others in GitHub-flavoured Markdown, where it can start no markup, mention no one and draw no image.
 * See the <a href="https://github.github.com/gfm/">specification</a>, code spans and tables above all.
 */
public final class MarkdownText {

    /** Between a sign and its word it shows nothing, and the sign has no meaning any more. */
    private static final String BREAK = "&#8203;";
    private static final String ESCAPED = "\\`*_{}[]<>()|~!&$";

    private MarkdownText() {
    }

    /** Returns the text as a code span outside tables; empty for a text without a visible character. */
    public static String code(String text) {
        return span(SafeText.oneLine(text).strip());
    }

    /**
     * Returns the text as a code span in a cell of a table; empty for a text without a visible character. Where a backslash
     * stands before a pipe, some programs show one more backslash; none of them ends the cell.
     */
    public static String cell(String text) {
        return escapedPipes(span(SafeText.oneLine(text).strip()));
    }

    /** Returns the text as prose, in a paragraph, a list or a cell. Links, mentions and references are broken. */
    public static String prose(String text) {
        String line = SafeText.oneLine(text).strip();
        StringBuilder result = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (ESCAPED.indexOf(character) >= 0 || i == 0 && isSignOfABlock(line)) {
                result.append('\\').append(character);
            } else if (character == '@' || character == '#') {
                result.append(character).append(BREAK);
            } else if (character == ':' && line.startsWith("//", i + 1)
                    || character == '.' && i > 0 && (line.charAt(i - 1) | ' ') == 'w') {
                result.append(BREAK).append(character);
            } else {
                result.append(character);
            }
        }
        return result.toString();
    }

    /** The beginning of a list or of a line below a heading. A number with a dot is left to the text before it. */
    private static boolean isSignOfABlock(String line) {
        char first = line.charAt(0);
        return first == '-' || first == '+' || first == '=';
    }

    private static String span(String line) {
        if (line.isEmpty()) {
            return "";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        String padding = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + padding + line + padding + fence;
    }

    private static int longestRun(String line) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Programs differ in whether they count backslashes before a pipe: an odd number of them is an escape to all. */
    private static String escapedPipes(String span) {
        if (span.indexOf('|') < 0) {
            return span;
        }
        StringBuilder result = new StringBuilder(span.length() + 8);
        int backslashes = 0;
        for (int i = 0; i < span.length(); i++) {
            char character = span.charAt(i);
            if (character == '|') {
                result.append(backslashes % 2 == 0 ? "\\" : "\\\\");
            }
            backslashes = character == '\\' ? backslashes + 1 : 0;
            result.append(character);
        }
        return result.toString();
    }
}
