package com.insightpulseai.mcp.scanner.gate;

import java.util.Locale;

/** Where a finding stands after the comparison with the baseline. */
public enum FindingStatus {
    /** Not in the baseline; without a baseline, every finding. */
    NEW,
    /** In the baseline too. */
    KNOWN,
    /** In the baseline only. */
    FIXED,
    /** On the allow list. */
    ALLOWED,
    /** Triaged away in Socket. */
    IGNORED;

    /** Returns the word of reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
