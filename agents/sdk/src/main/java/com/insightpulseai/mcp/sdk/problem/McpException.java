package com.insightpulseai.mcp.sdk.problem;

/** A call that gave no result. */
public abstract class McpException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected McpException(String message) {
        super(message);
    }

    protected McpException(String message, Throwable cause) {
        super(message, cause);
    }
}
