package com.insightpulseai.mcp.sdk.problem;

/** The provider does not know what the input names, or the server has no such tool. */
public final class UnknownResource extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownResource(Problem problem) {
        super(problem);
    }
}
