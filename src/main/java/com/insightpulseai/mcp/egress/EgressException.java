package com.insightpulseai.mcp.egress;

import java.util.Optional;

import com.insightpulseai.mcp.platform.Causes;
import com.insightpulseai.mcp.web.problem.Answerable;

/**
 * A provider call that was stopped on its way out or on its way back. Messages carry no path, query, credentials or body, so
 * they may be logged.
 */
public abstract sealed class EgressException extends RuntimeException implements Answerable
        permits HostnameNotAllowedException, RedirectRefusedException, ResponseTooLargeException {

    EgressException(String message) {
        super(message);
    }

    /**
     * Finds the refusal inside a REST client's failure, which wraps it once or more in its own exceptions.
     *
     * @param failure what the REST client failed with
     * @return the first egress exception among the failure and its causes (at most 20 are looked at)
     */
    public static Optional<EgressException> find(Throwable failure) {
        return Causes.first(failure, EgressException.class);
    }
}
