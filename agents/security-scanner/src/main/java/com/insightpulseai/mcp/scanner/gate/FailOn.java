package com.insightpulseai.mcp.scanner.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The property of a finding that decides whether it counts. */
public enum FailOn {
    /** Its severity reaches the threshold. */
    SEVERITY,
    /** The organization's policy in Socket says {@code error}. */
    POLICY,
    /** One of both. */
    EITHER;

    /** Returns the choice of a word in lower case. */
    public static Optional<FailOn> parse(String word) {
        return Arrays.stream(values()).filter(choice -> choice.word().equals(word)).findFirst();
    }

    /** Returns all words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(FailOn::word).toList();
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
