package com.insightpulseai.mcp.scanner.report;

/** A saved report that cannot be compared with. The message is one line without control characters. */
public final class SavedReportException extends Exception {

    private static final long serialVersionUID = 1L;

    SavedReportException(String message) {
        super(message);
    }
}
