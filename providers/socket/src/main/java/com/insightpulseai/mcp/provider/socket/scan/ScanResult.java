package com.insightpulseai.mcp.provider.socket.scan;

import com.insightpulseai.mcp.provider.socket.finding.ScanFindings;

/** What Socket says about a scan when asked. */
public sealed interface ScanResult {

    /** It still runs. */
    record Pending() implements ScanResult {
    }

    record Complete(ScanFindings findings) implements ScanResult {
    }
}
