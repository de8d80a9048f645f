package com.insightpulseai.mcp.scanner.cli;

/** A name that tells apart scans of a repository, or comments of a pull request. */
final class PartName {

    static final String RULE = "must have 1 to 50 letters, digits, '.', '_' and '-'";

    private static final int LONGEST = 50;

    private PartName() {
    }

    static boolean isValid(String name) {
        return !name.isEmpty() && name.length() <= LONGEST && name.chars()
                .allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "._-".indexOf(c) >= 0);
    }

    /** @throws IllegalArgumentException with the rule */
    static String parse(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(RULE);
        }
        return name;
    }
}
