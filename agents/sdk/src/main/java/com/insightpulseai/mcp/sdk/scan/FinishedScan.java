package com.insightpulseai.mcp.sdk.scan;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.insightpulseai.mcp.sdk.socket.Finding;
import com.insightpulseai.mcp.sdk.socket.SeveritySummary;

/** The result of a scan that has ended. */
public final class FinishedScan {

    private final String scanId;
    private final Optional<String> reportUrl;
    private final Optional<SeveritySummary> summary;
    private final List<Finding> firstPage;
    private final Supplier<Stream<Finding>> furtherPages;

    FinishedScan(String scanId, Optional<String> reportUrl, Optional<SeveritySummary> summary, List<Finding> firstPage,
            Supplier<Stream<Finding>> furtherPages) {
        this.scanId = scanId;
        this.reportUrl = reportUrl;
        this.summary = summary;
        this.firstPage = firstPage;
        this.furtherPages = furtherPages;
    }

    /** Returns Socket's id of the scan. */
    public String scanId() {
        return scanId;
    }

    /** Returns the scan on the web, where the server names it. */
    public Optional<String> reportUrl() {
        return reportUrl;
    }

    /** Returns the number of findings by severity, where Socket says it. */
    public Optional<SeveritySummary> summary() {
        return summary;
    }

    /** Returns all findings, most urgent first. The first page is here; further ones are calls when they are reached. */
    public Stream<Finding> findings() {
        return Stream.concat(firstPage.stream(), Stream.of(furtherPages).flatMap(Supplier::get));
    }
}
