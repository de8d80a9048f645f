package com.insightpulseai.mcp.sdk.token;

import com.insightpulseai.mcp.sdk.problem.McpException;

/** No token could be had, so that nothing was called. The message has no secret in it. */
public final class TokenException extends McpException {

    private static final long serialVersionUID = 1L;

    public TokenException(String message) {
        super(message);
    }

    public TokenException(String message, Throwable cause) {
        super(message, cause);
    }
}
