package com.insightpulseai.mcp.functions.socket.findingtriage;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.triage.TriageOutcome;

/** What came of the decisions. */
public record FindingTriageOutput(
        @JsonPropertyDescription("Outcome of each decision, in the order asked for") List<TriageOutcome> findings,
        @JsonPropertyDescription("Number of decisions that Socket took over for sure") int applied) {

    static FindingTriageOutput of(List<TriageOutcome> outcomes) {
        return new FindingTriageOutput(outcomes, (int) outcomes.stream()
                .filter(outcome -> outcome.result() == TriageOutcome.Result.APPLIED).count());
    }
}
