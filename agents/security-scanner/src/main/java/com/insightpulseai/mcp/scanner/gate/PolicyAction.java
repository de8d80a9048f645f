package com.insightpulseai.mcp.scanner.gate;

import com.insightpulseai.mcp.sdk.socket.Finding;

/** The organization's policy in Socket about a finding. The order is that of urgency. */
enum PolicyAction {
    ERROR,
    /** Absent, or a word that is newer than this program. */
    UNKNOWN,
    WARN,
    MONITOR,
    /** Triaged away. */
    IGNORE;

    static PolicyAction of(Finding finding) {
        return switch (finding.action().orElse("")) {
            case "error" -> ERROR;
            case "warn" -> WARN;
            case "monitor" -> MONITOR;
            case "ignore" -> IGNORE;
            default -> UNKNOWN;
        };
    }
}
