package com.insightpulseai.mcp.scanner.gate;

import java.util.Locale;

/** The answer of the gate. */
public enum GateVerdict {
    /** No finding counts. */
    CLEAN,
    /** At least one finding counts. */
    FINDINGS,
    /** Base and head have the same manifests, so nothing was scanned. */
    UNCHANGED,
    /** There was no manifest to scan. */
    NOTHING_TO_SCAN,
    /** Nothing is known, because a part failed or is missing. */
    UNKNOWN;

    /** Returns the word of reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
