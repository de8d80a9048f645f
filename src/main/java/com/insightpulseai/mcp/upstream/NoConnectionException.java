package com.insightpulseai.mcp.upstream;

import java.time.Duration;

import com.insightpulseai.mcp.web.problem.Answerable;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** A request that was never sent, because too many to the same provider were under way. It says nothing about the provider. */
public final class NoConnectionException extends RuntimeException implements Answerable {

    private static final long serialVersionUID = 1L;

    NoConnectionException(String provider) {
        super("Too many requests to " + provider + " are under way; this one was not sent.", null, false, false);
    }

    @Override
    public ProblemException toProblem() {
        return ProblemException.unavailable(getMessage(), Duration.ofSeconds(1));
    }
}
