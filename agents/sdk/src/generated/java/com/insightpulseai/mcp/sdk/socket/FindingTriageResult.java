// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code socket/finding.triage}.
 *
 * @param findings Outcome of each decision, in the order asked for
 * @param applied Number of decisions that Socket took over for sure
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FindingTriageResult(
        @JsonProperty(value = "findings", required = true) List<TriageOutcome> findings,
        @JsonProperty(value = "applied", required = true) long applied) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public FindingTriageResult {
        findings = List.copyOf(Objects.requireNonNull(findings, "findings"));
    }
}
