package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.scanner.gate.GateVerdict;
import com.insightpulseai.mcp.sdk.socket.Finding;

/**
 * A report in JSON that was saved earlier, as a baseline.
 *
 * @param repository that was scanned
 * @param commit of its manifests, where it was known
 * @param scanName of the part that was scanned
 * @param verdict of that report
 * @param findings of its head, without those that had gone away
 */
public record SavedReport(String repository, Optional<String> commit, String scanName, GateVerdict verdict,
        List<Finding> findings) {

    /** The largest report that is read, in bytes. */
    public static final long MOST_BYTES = 256L * 1024 * 1024;

    /** The most findings that are read. */
    public static final int MOST_FINDINGS = 250_000;

    public SavedReport {
        findings = List.copyOf(findings);
    }

    /**
     * Reads a report of schema version 1. Fields that are not needed are skipped.
     *
     * @param in not closed here
     * @throws SavedReportException for anything else, for a report over the bounds, and for one whose verdict says that
     *         findings
     *         are missing: compared with it, old findings would be new
     * @throws IOException if the stream cannot be read
     */
    public static SavedReport read(InputStream in) throws IOException, SavedReportException {
        SavedReport report = readAny(in);
        return switch (report.verdict()) {
            case CLEAN, FINDINGS, NOTHING_TO_SCAN -> report;
            case UNKNOWN, UNCHANGED -> throw new SavedReportException(
                    "its verdict is " + report.verdict().word() + ", so its findings are not known");
        };
    }

    /**
     * Reads a report of any verdict, to show its findings. It is no baseline.
     *
     * @param in not closed here
     * @throws SavedReportException for anything but a report, and for one over the bounds
     * @throws IOException if the stream cannot be read
     */
    public static SavedReport readAny(InputStream in) throws IOException, SavedReportException {
        return new SavedReportReader(MOST_BYTES, MOST_FINDINGS).read(in);
    }
}
