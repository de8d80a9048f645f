package com.insightpulseai.mcp.sdk.scan;

import java.time.Duration;

import com.insightpulseai.mcp.sdk.problem.McpException;

/** A scan that did not end in time. It goes on at the provider; {@link #scanId()} leads to its result. */
public final class ScanPending extends McpException {

    private static final long serialVersionUID = 1L;

    private final String scanId;

    ScanPending(String scanId, Duration waited) {
        super("The scan " + scanId + " still runs after " + waited.toSeconds() + " s; nothing is known of its findings.");
        this.scanId = scanId;
    }

    /** Returns the scan's id, for {@code socket/scan.get}. */
    public String scanId() {
        return scanId;
    }
}
