package com.insightpulseai.mcp.provider.socket;

import java.util.List;

/**
 * What a finished scan found.
 *
 * @param summary counts all findings of known severity
 * @param findings most urgent first, as many as fit an answer
 * @param total how many there are altogether
 */
public record ScanFindings(SeveritySummary summary, List<Finding> findings, int total) {

    /** Whether findings were left out. */
    public boolean truncated() {
        return findings.size() < total;
    }
}
