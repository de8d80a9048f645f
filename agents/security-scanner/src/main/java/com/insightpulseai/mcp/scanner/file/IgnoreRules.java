package com.insightpulseai.mcp.scanner.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The lines of an ignore file, or patterns in its syntax. They are matched here because the matcher of JGit tries
 * alternatives one after the other: one line of a hostile {@code .gitignore} would stop it for hours.
 *
 * @param rules in the order of the file
 * @see <a href="https://git-scm.com/docs/gitignore">gitignore</a>
 */
record IgnoreRules(List<IgnoreRule> rules) {

    static final IgnoreRules NONE = new IgnoreRules(List.of());

    private static final int MOST_RULES = 10_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    IgnoreRules {
        rules = List.copyOf(rules);
    }

    /** Reads the first 10,000 rules of a file. */
    static IgnoreRules ofFile(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        String lines = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return of(List.of(lines.split("\r?\n", -1)));
    }

    static IgnoreRules of(List<String> lines) {
        return new IgnoreRules(lines.stream().flatMap(line -> IgnoreRule.parse(line).stream()).limit(MOST_RULES).toList());
    }

    /** Returns the last rule about a path, whose folders are not looked at. */
    Optional<IgnoreRule> ruleOf(String path, boolean isFolder) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).matches(path, isFolder)) {
                return Optional.of(rules.get(i));
            }
        }
        return Optional.empty();
    }

    /** Returns the rule that ignores a file, or one of its folders, below which no rule opens anything. */
    Optional<IgnoreRule> ruleIgnoring(String file) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
            Optional<IgnoreRule> rule = ruleOf(file.substring(0, slash), true).filter(found -> !found.opens());
            if (rule.isPresent()) {
                return rule;
            }
        }
        return ruleOf(file, false).filter(found -> !found.opens());
    }
}
