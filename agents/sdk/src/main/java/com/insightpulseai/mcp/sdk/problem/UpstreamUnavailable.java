package com.insightpulseai.mcp.sdk.problem;

/**
 * The provider limits calls or is known to be down, so that it was not asked; {@link #retryAfter()} says for how long, where
 * known.
 */
public final class UpstreamUnavailable extends ProblemException {

    private static final long serialVersionUID = 1L;

    UpstreamUnavailable(Problem problem) {
        super(problem);
    }
}
