package com.insightpulseai.mcp.scanner.report;

import java.util.regex.Pattern;

/** Properties of every report in Markdown, whatever texts are in it. */
public final class MarkdownRules {

    private static final Pattern ESCAPE = Pattern.compile("\\\\.");

    private MarkdownRules() {
    }

    /** Fails for a row with too many cells, or for a sign outside code spans that has a meaning. */
    public static void check(String markdown) {
        int header = 0;
        for (String line : markdown.lines().toList()) {
            if (line.codePoints().anyMatch(Character::isISOControl)) {
                throw new AssertionError("control character: " + line);
            }
            if (!line.startsWith("|")) {
                header = 0;
                checkProse(line);
                continue;
            }
            int cells = pipes(line);
            header = header == 0 ? cells : header;
            if (cells != header) {
                throw new AssertionError("cells: " + line);
            }
            checkProse(line);
        }
    }

    private static void checkProse(String line) {
        String plain = withoutCode(line).replace("<details><summary>", "").replace("</summary>", "").replace("</details>", "")
                .replace("&#8203;", "\u200b");
        String unescaped = withoutEscapes(plain);
        if (unescaped.contains("<") || unescaped.contains("[") || unescaped.contains("`")
                || plain.replace("@\u200b", "").contains("@")) {
            throw new AssertionError("markup: " + line);
        }
    }

    /** Code spans begin and end by equally long runs of backticks. */
    private static String withoutCode(String line) {
        StringBuilder rest = new StringBuilder();
        int i = 0;
        while (i < line.length()) {
            if (line.charAt(i) == '\\' && i + 1 < line.length()) {
                rest.append(line, i, i + 2);
                i += 2;
            } else if (line.charAt(i) == '`') {
                int run = run(line, i);
                int end = closing(line, i + run, run);
                if (end < 0) {
                    rest.append(line, i, i + run);
                    i += run;
                } else {
                    i = end;
                }
            } else {
                rest.append(line.charAt(i++));
            }
        }
        return rest.toString();
    }

    private static int run(String line, int begin) {
        int end = begin;
        while (end < line.length() && line.charAt(end) == '`') {
            end++;
        }
        return end - begin;
    }

    private static int closing(String line, int begin, int length) {
        for (int i = begin; i < line.length();) {
            int run = run(line, i);
            if (run == length) {
                return i + run;
            }
            i += Math.max(1, run);
        }
        return -1;
    }

    private static String withoutEscapes(String text) {
        return ESCAPE.matcher(text).replaceAll("");
    }

    /** Pipes that end a cell: those after an even number of backslashes. */
    private static int pipes(String line) {
        int pipes = 0;
        int backslashes = 0;
        for (char character : line.toCharArray()) {
            pipes += character == '|' && backslashes % 2 == 0 ? 1 : 0;
            backslashes = character == '\\' ? backslashes + 1 : 0;
        }
        return pipes;
    }
}
