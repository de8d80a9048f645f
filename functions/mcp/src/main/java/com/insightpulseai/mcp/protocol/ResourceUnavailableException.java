package com.insightpulseai.mcp.protocol;

/** A resource is there and cannot be read now. The message is shown to the client. */
public final class ResourceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResourceUnavailableException(String message) {
        super(message, null, false, false);
    }
}
