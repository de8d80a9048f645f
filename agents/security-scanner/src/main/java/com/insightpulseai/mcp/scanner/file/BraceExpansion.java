package com.insightpulseai.mcp.scanner.file;

import java.util.ArrayList;
import java.util.List;

/** Patterns with braces, such as <code>*.{csproj,fsproj}</code>, written out as several. */
final class BraceExpansion {

    private static final int MOST_RESULTS = 256;
    private static final int DEEPEST = 8;

    private BraceExpansion() {
    }

    /** Returns the patterns without braces, at most 256. Braces that are not closed or too deep stand for themselves. */
    static List<String> of(String pattern) {
        List<String> results = new ArrayList<>();
        expand(pattern, 0, results);
        return results;
    }

    private static void expand(String pattern, int depth, List<String> results) {
        int open = pattern.indexOf('{');
        int close = open < 0 ? -1 : closing(pattern, open);
        if (close < 0 || depth == DEEPEST) {
            if (results.size() < MOST_RESULTS) {
                results.add(pattern);
            }
            return;
        }
        for (String alternative : alternatives(pattern.substring(open + 1, close))) {
            if (results.size() < MOST_RESULTS) {
                expand(pattern.substring(0, open) + alternative + pattern.substring(close + 1), depth + 1, results);
            }
        }
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            depth += pattern.charAt(i) == '{' ? 1 : pattern.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> alternatives(String inner) {
        List<String> alternatives = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inner.length(); i++) {
            char character = inner.charAt(i);
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
            if (character == ',' && depth == 0) {
                alternatives.add(inner.substring(start, i));
                start = i + 1;
            }
        }
        alternatives.add(inner.substring(start));
        return alternatives;
    }
}
