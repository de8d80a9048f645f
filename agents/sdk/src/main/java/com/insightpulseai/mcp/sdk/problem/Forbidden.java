package com.insightpulseai.mcp.sdk.problem;

/** The caller's role does not allow this call. */
public final class Forbidden extends ProblemException {

    private static final long serialVersionUID = 1L;

    Forbidden(Problem problem) {
        super(problem);
    }
}
