package com.insightpulseai.mcp.agents.release;

import java.util.Locale;

/** A list that may be empty because its provider knows nothing of the subject, rather than nothing bad. */
enum EmptyList {
    /** Socket lists no finding of any kind of the repository. */
    FINDINGS,
    /** Sentry lists no issue of any state that was seen in the release. */
    ISSUES,
    /** Netdata has no alert of any status. */
    ALERTS;

    /** Returns the word of the option. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
