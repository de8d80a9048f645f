package com.insightpulseai.mcp.sdk.problem;

/** The server cannot make the call at the moment, or its configuration does not allow the provider. */
public final class Unavailable extends ProblemException {

    private static final long serialVersionUID = 1L;

    Unavailable(Problem problem) {
        super(problem);
    }
}
