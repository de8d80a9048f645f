package com.insightpulseai.mcp.hub.patterns;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which patterns see a text of callers or providers, and which never do. Each list has one pattern a line, its class and its
 * regular expression, below a line {@code #} with the reason.
 *
 * @param untrusted lines, with whether the text has to match as a whole
 * @param trusted lines
 */
record PatternLists(Map<String, Boolean> untrusted, Set<String> trusted) {

    private static final String REASON = "#";
    private static final String WHOLE = "whole ";

    static PatternLists read() {
        Map<String, Boolean> untrusted = new LinkedHashMap<>();
        lines("untrusted.txt").forEach(line -> untrusted.put(line.startsWith(WHOLE) ? line.substring(WHOLE.length()) : line,
                line.startsWith(WHOLE)));
        return new PatternLists(untrusted, new HashSet<>(lines("trusted.txt")));
    }

    /** Tells patterns whose growth has to be tested. */
    boolean isUntrusted(PatternUse use) {
        return use.way() == PatternUse.Way.CONSTRAINT || untrusted.containsKey(use.line());
    }

    boolean isWhole(PatternUse use) {
        return switch (use.way()) {
            case CONSTRAINT, WHOLE -> true;
            case SEARCH -> false;
            case COMPILED -> untrusted.get(use.line());
        };
    }

    boolean isListed(PatternUse use) {
        return isUntrusted(use) || trusted.contains(use.line());
    }

    /** The lines that no pattern in the code has. */
    List<String> outdated(List<PatternUse> all) {
        Set<String> found = new HashSet<>(all.stream().map(PatternUse::line).toList());
        return Stream.concat(untrusted.keySet().stream(), trusted.stream()).filter(line -> !found.contains(line)).toList();
    }

    private static List<String> lines(String file) {
        try (InputStream list = PatternLists.class.getResourceAsStream("/patterns/" + file)) {
            List<String> lines = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank()).toList();
            if (!lines.get(0).startsWith(REASON)) {
                throw new IllegalStateException(file + " does not begin with a reason");
            }
            return lines.stream().filter(line -> !line.startsWith(REASON)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
