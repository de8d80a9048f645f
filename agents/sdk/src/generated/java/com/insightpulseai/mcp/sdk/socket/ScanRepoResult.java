// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Result of {@code socket/scan.repo}.
 *
 * @param state complete, pending or no_scan_for_ref
 * @param scanId Socket's id of the scan
 * @param reportUrl The scan on the web
 * @param repository The repository at Socket that this is about
 * @param summary Findings by severity, those left out included
 * @param findings Findings, most urgent first
 * @param findingsTotal Number of findings altogether
 * @param packagesTotal Number of packages that the scan is of; no findings of no packages are not a clean result
 * @param truncated True if findings were left out
 * @param nextCursor Cursor of the rest, for the tool scan.get
 * @param unmatchedFiles Uploaded files that Socket ignored, at most 50
 * @param hint Advice on how to go on
 * @param unreadable Number of packages and findings that Socket sent and that cannot be read; absent where there are
 *        none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ScanRepoResult(
        @JsonProperty(value = "state", required = true) State state,
        @JsonProperty(value = "scan_id") Optional<String> scanId,
        @JsonProperty(value = "report_url") Optional<String> reportUrl,
        @JsonProperty(value = "repository", required = true) RepositoryKey repository,
        @JsonProperty(value = "summary") Optional<SeveritySummary> summary,
        @JsonProperty(value = "findings", required = true) List<Finding> findings,
        @JsonProperty(value = "findings_total") Optional<Long> findingsTotal,
        @JsonProperty(value = "packages_total") Optional<Long> packagesTotal,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "next_cursor") Optional<String> nextCursor,
        @JsonProperty(value = "unmatched_files") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> unmatchedFiles,
        @JsonProperty(value = "hint") Optional<String> hint,
        @JsonProperty(value = "unreadable") Optional<Long> unreadable) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public ScanRepoResult {
        Objects.requireNonNull(state, "state");
        scanId = scanId == null ? Optional.empty() : scanId;
        reportUrl = reportUrl == null ? Optional.empty() : reportUrl;
        Objects.requireNonNull(repository, "repository");
        summary = summary == null ? Optional.empty() : summary;
        findings = List.copyOf(Objects.requireNonNull(findings, "findings"));
        findingsTotal = findingsTotal == null ? Optional.empty() : findingsTotal;
        packagesTotal = packagesTotal == null ? Optional.empty() : packagesTotal;
        nextCursor = nextCursor == null ? Optional.empty() : nextCursor;
        unmatchedFiles = unmatchedFiles == null ? List.of() : List.copyOf(unmatchedFiles);
        hint = hint == null ? Optional.empty() : hint;
        unreadable = unreadable == null ? Optional.empty() : unreadable;
    }

    /**
     * Complete, pending or no_scan_for_ref.
     */
    public enum State {
        /** {@code complete}. */
        COMPLETE("complete"),
        /** {@code pending}. */
        PENDING("pending"),
        /** {@code no_scan_for_ref}. */
        NO_SCAN_FOR_REF("no_scan_for_ref"),
        /** A word that is newer than this SDK. */
        UNRECOGNIZED("");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent; empty for {@link #UNRECOGNIZED}. */
        @JsonValue
        public String word() {
            return word;
        }

        @JsonCreator
        static State of(String word) {
            for (State known : values()) {
                if (known.word.equals(word)) {
                    return known;
                }
            }
            return UNRECOGNIZED;
        }
    }
}
