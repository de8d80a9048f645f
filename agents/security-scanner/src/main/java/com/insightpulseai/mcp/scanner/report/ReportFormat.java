package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.io.OutputStream;

/** A format of the report. */
public interface ReportFormat {

    /**
     * Writes the whole report.
     *
     * @param out a buffered stream in the format's encoding, UTF-8; not closed here
     */
    void write(GateReport report, OutputStream out) throws IOException;
}
