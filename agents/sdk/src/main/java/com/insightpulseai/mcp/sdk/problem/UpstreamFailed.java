package com.insightpulseai.mcp.sdk.problem;

/** The provider failed, rejected the server's credentials or took too long; it may have done what it was asked for. */
public final class UpstreamFailed extends ProblemException {

    private static final long serialVersionUID = 1L;

    UpstreamFailed(Problem problem) {
        super(problem);
    }
}
