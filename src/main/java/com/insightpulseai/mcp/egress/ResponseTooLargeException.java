package com.insightpulseai.mcp.egress;

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
}
