package com.insightpulseai.mcp.scanner.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How findings are judged whose severity, or whose action of the policy, is unknown. */
public enum UnknownSeverity {
    /** They count. */
    COUNT,
    /** They are reported and do not count. */
    REPORT;

    /** Returns the choice of a word in lower case. */
    public static Optional<UnknownSeverity> parse(String word) {
        return Arrays.stream(values()).filter(choice -> choice.word().equals(word)).findFirst();
    }

    /** Returns all words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(UnknownSeverity::word).toList();
    }

    /** Returns the word of files, options and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the word, which is what a command line shows and completes. */
    @Override
    public String toString() {
        return word();
    }
}
