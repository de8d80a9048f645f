package com.insightpulseai.mcp.sdk.problem;

/** The server does not accept the token, and a new one did not help. */
public final class Unauthenticated extends ProblemException {

    private static final long serialVersionUID = 1L;

    Unauthenticated(Problem problem) {
        super(problem);
    }
}
