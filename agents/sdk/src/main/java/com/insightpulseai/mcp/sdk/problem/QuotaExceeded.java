package com.insightpulseai.mcp.sdk.problem;

/** The caller's quota is used up; {@link #retryAfter()} says when the next window starts. */
public final class QuotaExceeded extends ProblemException {

    private static final long serialVersionUID = 1L;

    QuotaExceeded(Problem problem) {
        super(problem);
    }
}
