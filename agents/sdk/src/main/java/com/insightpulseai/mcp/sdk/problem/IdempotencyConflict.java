package com.insightpulseai.mcp.sdk.problem;

/** The idempotency key belongs to a call that still runs, or to one with another input. */
public final class IdempotencyConflict extends ProblemException {

    private static final long serialVersionUID = 1L;

    IdempotencyConflict(Problem problem) {
        super(problem);
    }
}
