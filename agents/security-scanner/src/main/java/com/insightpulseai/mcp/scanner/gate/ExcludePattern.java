package com.insightpulseai.mcp.scanner.gate;

import java.util.Optional;

/** Bounds of a pattern of files to leave out. */
final class ExcludePattern {

    private static final int LONGEST = 1_000;

    private ExcludePattern() {
    }

    /** Returns the reason why a text can be no pattern. */
    static Optional<String> complaint(String pattern) {
        if (pattern.isBlank()) {
            return Optional.of("a pattern is empty");
        }
        if (pattern.length() > LONGEST) {
            return Optional.of("a pattern has more than " + LONGEST + " characters");
        }
        return pattern.chars().anyMatch(Character::isISOControl) ? Optional.of("a pattern has a control character")
                : Optional.empty();
    }
}
