// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Input of {@code socket/finding.triage}, which decides what becomes of findings.
 *
 * @param findings Decisions, 1 to 100, one for a finding; a decision holds for the alert everywhere in the organization
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FindingTriageRequest(
        @JsonProperty(value = "findings", required = true) List<Decision> findings) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public FindingTriageRequest {
        findings = List.copyOf(Objects.requireNonNull(findings, "findings"));
    }

    /** Starts a builder with the required fields. */
    public static NeedsFindings builder() {
        return new Builder();
    }

    /** Sets the required field {@code findings}. */
    public interface NeedsFindings {

        /**
         * Decisions, 1 to 100, one for a finding; a decision holds for the alert everywhere in the organization.
         */
        Builder findings(List<Decision> findings);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder implements NeedsFindings {

        private List<Decision> findings;

        private Builder() {
        }

        @Override
        public Builder findings(List<Decision> findings) {
            this.findings = Objects.requireNonNull(findings, "findings");
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public FindingTriageRequest build() {
            return new FindingTriageRequest(
                    findings);
        }
    }
}
