package com.insightpulseai.mcp.access;

import java.util.Optional;

/**
 * Facts about a workflow run, as GitHub's token states them, on which no decision depends.
 *
 * @param repository {@code owner/name} at the time of the run
 * @param sha the commit that started the run
 * @param id number of the run, in decimal digits; of the claim {@code run_id}
 * @param attempt how often the run was started, from 1; of the claim {@code run_attempt}
 * @param actor login of the account that started the run
 */
public record WorkflowRun(Optional<String> repository, Optional<String> sha, Optional<String> id, Optional<String> attempt,
        Optional<String> actor) {

    /** A run of which nothing is known. */
    public static WorkflowRun unknown() {
        return new WorkflowRun(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
