package com.insightpulseai.mcp.provider.socket.triage;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonValue;

/** What came of one decision. */
public record TriageOutcome(
        @JsonPropertyDescription("Socket's key of the alert") String key,
        @JsonPropertyDescription("The state asked for") TriageDecision.State state,
        @JsonPropertyDescription("applied, not_applied or unconfirmed") Result result) {

    /** Whether Socket took a decision over. */
    public enum Result {
        /** Socket's list of decisions says so. */
        APPLIED,
        /** Socket took the request, and its list says something else. */
        NOT_APPLIED,
        /** Socket took the request, and its list could not be read, or not far enough. */
        UNCONFIRMED;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
