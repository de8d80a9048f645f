package com.insightpulseai.mcp.scanner.gate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

/** The least severity that counts. */
public enum SeverityThreshold {
    CRITICAL(Severity.CRITICAL),
    HIGH(Severity.HIGH),
    MEDIUM(Severity.MEDIUM),
    LOW(Severity.LOW);

    private final Severity least;

    SeverityThreshold(Severity least) {
        this.least = least;
    }

    /** Returns the threshold of a word in lower case, such as {@code high}. */
    public static Optional<SeverityThreshold> parse(String word) {
        return Arrays.stream(values()).filter(threshold -> threshold.word().equals(word)).findFirst();
    }

    /** Returns all words, the highest threshold first. */
    public static List<String> words() {
        return Arrays.stream(values()).map(SeverityThreshold::word).toList();
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

    /** Returns whether a known severity is at least this one; false for an unknown one, which has a setting of its own. */
    boolean isReachedBy(Severity severity) {
        return SeverityRank.isKnown(severity) && severity.compareTo(least) <= 0;
    }
}
