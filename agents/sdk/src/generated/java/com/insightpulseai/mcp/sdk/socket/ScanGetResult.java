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
 * Result of {@code socket/scan.get}.
 *
 * @param state complete or pending
 * @param scanId Socket's id of the scan
 * @param summary All findings of the scan by severity, those included that were not asked for
 * @param findings The findings asked for, most urgent first
 * @param findingsTotal Number of all findings of the scan
 * @param packagesTotal Number of packages that the scan is of; no findings of no packages are not a clean result
 * @param matching Number of the findings asked for, on all pages
 * @param truncated True if there is a further page
 * @param nextCursor The cursor of the further page
 * @param hint Advice on how to go on
 * @param unreadable Number of packages and findings that Socket sent and that cannot be read; absent where there are
 *        none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ScanGetResult(
        @JsonProperty(value = "state", required = true) State state,
        @JsonProperty(value = "scan_id", required = true) String scanId,
        @JsonProperty(value = "summary") Optional<SeveritySummary> summary,
        @JsonProperty(value = "findings", required = true) List<Finding> findings,
        @JsonProperty(value = "findings_total") Optional<Long> findingsTotal,
        @JsonProperty(value = "packages_total") Optional<Long> packagesTotal,
        @JsonProperty(value = "matching") Optional<Long> matching,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "next_cursor") Optional<String> nextCursor,
        @JsonProperty(value = "hint") Optional<String> hint,
        @JsonProperty(value = "unreadable") Optional<Long> unreadable) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public ScanGetResult {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(scanId, "scan_id");
        summary = summary == null ? Optional.empty() : summary;
        findings = List.copyOf(Objects.requireNonNull(findings, "findings"));
        findingsTotal = findingsTotal == null ? Optional.empty() : findingsTotal;
        packagesTotal = packagesTotal == null ? Optional.empty() : packagesTotal;
        matching = matching == null ? Optional.empty() : matching;
        nextCursor = nextCursor == null ? Optional.empty() : nextCursor;
        hint = hint == null ? Optional.empty() : hint;
        unreadable = unreadable == null ? Optional.empty() : unreadable;
    }

    /**
     * Complete or pending.
     */
    public enum State {
        /** {@code complete}. */
        COMPLETE("complete"),
        /** {@code pending}. */
        PENDING("pending"),
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
