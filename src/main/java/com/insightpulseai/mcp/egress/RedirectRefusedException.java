package com.insightpulseai.mcp.egress;

import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * A provider answered with a redirect. Redirects are never followed: the target would escape the call's audit and credentials.
 */
public final class RedirectRefusedException extends EgressException {

    private final int status;

    RedirectRefusedException(String provider, int status) {
        super("Provider " + provider + " answered with redirect " + status + ", which is not followed");
        this.status = status;
    }

    /**
     * The provider's answer.
     *
     * @return its HTTP status, 300 to 399
     */
    public int status() {
        return status;
    }

    @Override
    public ProblemException toProblem() {
        return ProblemException.upstreamError(status, "The provider answered with a redirect, which is never followed.");
    }
}
