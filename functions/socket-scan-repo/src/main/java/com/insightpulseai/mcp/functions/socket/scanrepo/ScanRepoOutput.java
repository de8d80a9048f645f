package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;
import com.insightpulseai.mcp.provider.socket.finding.Finding;
import com.insightpulseai.mcp.provider.socket.finding.FindingCursor;
import com.insightpulseai.mcp.provider.socket.finding.ScanFindings;
import com.insightpulseai.mcp.provider.socket.finding.SeveritySummary;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryKey;
import com.insightpulseai.mcp.provider.socket.wire.FullScan;
import com.insightpulseai.mcp.tool.AnswerSize;
import com.insightpulseai.mcp.upstream.Trimmed;

/**
 * What came of a scan; its JSON stays below 256 KiB.
 * <p>
 * Counts are given for a complete scan only: zeros for one that still runs would read as a clean result.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ScanRepoOutput(
        @JsonPropertyDescription("complete, pending or no_scan_for_ref") State state,
        @JsonPropertyDescription("Socket's id of the scan") Optional<String> scanId,
        @JsonPropertyDescription("The scan on the web") Optional<String> reportUrl,
        @JsonPropertyDescription("The repository at Socket that this is about") RepositoryKey repository,
        @JsonPropertyDescription("Findings by severity, those left out included") Optional<SeveritySummary> summary,
        @JsonPropertyDescription("Findings, most urgent first") List<Finding> findings,
        @JsonPropertyDescription("Number of findings altogether") Optional<Integer> findingsTotal,
        @JsonPropertyDescription("Number of packages that the scan is of; no findings of no packages are not a clean result") Optional<Integer> packagesTotal,
        @JsonPropertyDescription("True if findings were left out") boolean truncated,
        @JsonPropertyDescription("Cursor of the rest, for the tool scan.get") Optional<String> nextCursor,
        @JsonPropertyDescription("Uploaded files that Socket ignored, at most 50") Optional<List<String>> unmatchedFiles,
        @JsonPropertyDescription("Advice on how to go on") Optional<String> hint,
        @JsonPropertyDescription("Number of packages and findings that Socket sent and that cannot be read; absent where there are none") Optional<Integer> unreadable) {

    private static final int MAX_UNMATCHED = 50;
    private static final int MAX_PATH = 500;
    private static final int UNMATCHED_BYTES = 16 << 10;
    private static final String RESULT = "ask the tool scan.get for this scan_id to get the result";
    private static final String REST = "Ask the tool scan.get for this scan_id with next_cursor as its cursor to get the rest";

    /** How far a scan has come. */
    public enum State {
        COMPLETE,
        PENDING,
        NO_SCAN_FOR_REF;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ScanRepoOutput complete(RepositoryKey repository, FullScan scan, ScanFindings found, AnswerSize size) {
        return new ScanRepoOutput(State.COMPLETE, Optional.of(scan.id()), scan.reportUrl(), repository,
                Optional.of(found.summary()), found.findings(), Optional.of(found.total()), Optional.of(found.packages()),
                found.next().isPresent(),
                found.next().map(FindingCursor::encoded), unmatched(scan, size), found.next().map(rest -> REST),
                found.unreadable());
    }

    static ScanRepoOutput pending(RepositoryKey repository, FullScan scan, AnswerSize size) {
        return pending(repository, scan, size, "The scan still runs; " + RESULT);
    }

    /** Socket took the scan, and failed when it was asked for the result. */
    static ScanRepoOutput untold(RepositoryKey repository, FullScan scan, AnswerSize size) {
        return pending(repository, scan, size, "The scan was started, but Socket did not tell its result; " + RESULT);
    }

    private static ScanRepoOutput pending(RepositoryKey repository, FullScan scan, AnswerSize size, String hint) {
        return new ScanRepoOutput(State.PENDING, Optional.of(scan.id()), scan.reportUrl(), repository, Optional.empty(),
                List.of(),
                Optional.empty(), Optional.empty(), false, Optional.empty(), unmatched(scan, size),
                Optional.of(hint), Optional.empty());
    }

    /** @param state the ref that was looked up, in words */
    static ScanRepoOutput noScanForRef(RepositoryKey repository, String state) {
        return new ScanRepoOutput(State.NO_SCAN_FOR_REF, Optional.empty(), Optional.empty(), repository, Optional.empty(),
                List.of(),
                Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(),
                Optional.of("Socket has no scan of " + state + "; send manifests to make one"), Optional.empty());
    }

    private static Optional<List<String>> unmatched(FullScan scan, AnswerSize size) {
        List<String> paths = scan.unmatchedFiles().stream().limit(MAX_UNMATCHED)
                .map(path -> Trimmed.text(path, MAX_PATH)).toList();
        return Optional.of(size.fitting(paths, UNMATCHED_BYTES)).filter(files -> !files.isEmpty());
    }
}
