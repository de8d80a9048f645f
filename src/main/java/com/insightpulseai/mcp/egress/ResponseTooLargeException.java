package com.insightpulseai.mcp.egress;

import com.insightpulseai.mcp.web.problem.ProblemException;

/** A provider's response body is larger than its client accepts; the rest of it was not read. */
public final class ResponseTooLargeException extends EgressException {

    private final long maxBytes;

    ResponseTooLargeException(long maxBytes) {
        super("The response body is larger than " + maxBytes + " bytes");
        this.maxBytes = maxBytes;
    }

    /**
     * The limit that was passed.
     *
     * @return a number of bytes, after decompression
     */
    public long maxBytes() {
        return maxBytes;
    }

    @Override
    public ProblemException toProblem() {
        return ProblemException
                .upstreamError("The provider's answer is larger than the " + maxBytes + " bytes that are read of it.");
    }
}
