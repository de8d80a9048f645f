package com.insightpulseai.mcp.scanner.gate;

import com.insightpulseai.mcp.sdk.socket.Finding.Severity;

/** The order of severities for people. */
public final class SeverityRank {

    private SeverityRank() {
    }

    /** Returns whether the severity is a word that is known here. */
    public static boolean isKnown(Severity severity) {
        return severity != Severity.UNKNOWN && severity != Severity.UNRECOGNIZED;
    }

    /** Returns the word of reports: {@code unknown} for a severity that is newer than this program too. */
    public static String word(Severity severity) {
        return isKnown(severity) ? severity.word() : Severity.UNKNOWN.word();
    }

    /** Returns the place in a list, from 0. An unknown severity may be anything, so it comes before medium. */
    public static int of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0;
            case HIGH -> 1;
            case UNKNOWN, UNRECOGNIZED -> 2;
            case MEDIUM -> 3;
            case LOW -> 4;
        };
    }
}
