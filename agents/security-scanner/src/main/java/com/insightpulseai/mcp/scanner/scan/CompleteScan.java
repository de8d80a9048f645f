package com.insightpulseai.mcp.scanner.scan;

import java.util.List;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.sdk.scan.FinishedScan;
import com.insightpulseai.mcp.sdk.socket.Finding;

/**
 * A scan with all of its findings.
 *
 * @param findings of all pages, most urgent first
 */
record CompleteScan(FinishedScan scan, List<Finding> findings) {

    /** @throws CommandFailure when the server counted more findings than it sent */
    static CompleteScan of(FinishedScan scan) {
        List<Finding> findings = scan.findings().toList();
        long total = scan.findingsTotal().orElse((long) findings.size());
        if (findings.size() < total) {
            throw CommandFailure
                    .unknown("The server counted " + total + " findings of the scan " + scan.scanId() + " and sent only "
                            + findings.size() + ".");
        }
        return new CompleteScan(scan, findings);
    }
}
