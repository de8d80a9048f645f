package com.insightpulseai.mcp.provider.socket.finding;

import java.util.List;
import java.util.Optional;

/**
 * What a finished scan found.
 *
 * @param summary counts all findings of known severity, whatever was asked for
 * @param findings a page of those asked for, most urgent first
 * @param packages how many packages the scan is of; findings of none are not a clean result
 * @param total how many findings there are altogether
 * @param matching how many of them are of the kind asked for, on all pages
 * @param next where the next page begins; empty on the last one
 * @param unreadable how many artifacts and alerts cannot be read and are in no count, where there are any
 */
public record ScanFindings(SeveritySummary summary, List<Finding> findings, int packages, int total, int matching,
        Optional<FindingCursor> next, Optional<Integer> unreadable) {
}
