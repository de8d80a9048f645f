package com.insightpulseai.mcp.generator.mcp;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Rules that MCP clients take only in words. */
final class RulesInWords {

    private static final Map<String, String> OF_PATTERNS = Map.of(
            "(?!\\.+$)", "not dots alone",
            "(?!\\.{1,2}$)", "not . or ..",
            "(?! )", "no space at the beginning",
            "(?<! )", "no space at the end",
            "(?!.*/)", "no /",
            "(?!-[0-9]+$)", "not a minus sign with digits alone");

    private static final Map<String, String> OF_NAMES = Map.of(
            "^(?:[A-Za-z0-9_.:-]{1,32})$", "names of 1 to 32 letters, digits, '_', '.', ':' and '-'",
            "^(?:[^\\p{Cc}]{1,200})$", "names of 1 to 200 characters in one line");

    private static final Map<String, String> OF_FORMATS = Map.of("uuid", "a UUID");

    private RulesInWords() {
    }

    /** @param rule a lookaround, or a whole pattern */
    static Optional<String> ofPattern(String rule) {
        return Optional.ofNullable(OF_PATTERNS.get(rule));
    }

    /** @param pattern of the names of a map's entries */
    static Optional<String> ofNames(String pattern) {
        return Optional.ofNullable(OF_NAMES.get(pattern));
    }

    static Optional<String> ofFormat(String format) {
        return Optional.ofNullable(OF_FORMATS.get(format));
    }

    /** Adds rules to a schema's description, unless it has them. */
    static void add(ObjectNode schema, List<String> rules) {
        for (String rule : rules) {
            String description = schema.path("description").asText();
            if (description.isEmpty()) {
                schema.put("description", rule.substring(0, 1).toUpperCase(Locale.ROOT) + rule.substring(1));
            } else if (!has(description, rule)) {
                schema.put("description", description + "; " + rule);
            }
        }
    }

    /** "at most 50" is not in "at most 500". */
    private static boolean has(String description, String rule) {
        int end = description.indexOf(rule) + rule.length();
        return description.contains(rule)
                && (end == description.length() || !Character.isLetterOrDigit(description.charAt(end)));
    }
}
