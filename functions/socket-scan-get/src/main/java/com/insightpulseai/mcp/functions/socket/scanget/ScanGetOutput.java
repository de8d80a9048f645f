package com.insightpulseai.mcp.functions.socket.scanget;

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

/**
 * What a scan found; its JSON stays below 256 KiB.
 * <p>
 * Counts are given for a complete scan only: zeros for one that still runs would read as a clean result.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ScanGetOutput(
        @JsonPropertyDescription("complete or pending") State state,
        @JsonPropertyDescription("Socket's id of the scan") String scanId,
        @JsonPropertyDescription("All findings of the scan by severity, those included that were not asked for") Optional<SeveritySummary> summary,
        @JsonPropertyDescription("The findings asked for, most urgent first") List<Finding> findings,
        @JsonPropertyDescription("Number of all findings of the scan") Optional<Integer> findingsTotal,
        @JsonPropertyDescription("Number of packages that the scan is of; no findings of no packages are not a clean result") Optional<Integer> packagesTotal,
        @JsonPropertyDescription("Number of the findings asked for, on all pages") Optional<Integer> matching,
        @JsonPropertyDescription("True if there is a further page") boolean truncated,
        @JsonPropertyDescription("The cursor of the further page") Optional<String> nextCursor,
        @JsonPropertyDescription("Advice on how to go on") Optional<String> hint,
        @JsonPropertyDescription("Number of packages and findings that Socket sent and that cannot be read; absent where there are none") Optional<Integer> unreadable) {

    /** How far a scan has come. */
    public enum State {
        COMPLETE,
        PENDING;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static ScanGetOutput complete(String scan, ScanFindings found) {
        return new ScanGetOutput(State.COMPLETE, scan, Optional.of(found.summary()), found.findings(),
                Optional.of(found.total()), Optional.of(found.packages()), Optional.of(found.matching()),
                found.next().isPresent(),
                found.next().map(FindingCursor::encoded), Optional.empty(), found.unreadable());
    }

    static ScanGetOutput pending(String scan) {
        return new ScanGetOutput(State.PENDING, scan, Optional.empty(), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), false,
                Optional.empty(), Optional.of("The scan still runs; ask again for the result"), Optional.empty());
    }
}
