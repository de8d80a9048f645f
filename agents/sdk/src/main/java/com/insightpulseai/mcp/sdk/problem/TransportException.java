package com.insightpulseai.mcp.sdk.problem;

/** No response arrived. */
public final class TransportException extends McpException {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveBeenHeard;

    /** @param mayHaveBeenHeard false only where the server cannot have received the request */
    public TransportException(String message, boolean mayHaveBeenHeard, Throwable cause) {
        super(message, cause);
        this.mayHaveBeenHeard = mayHaveBeenHeard;
    }

    /**
     * Returns false where the server cannot have received the request, such as after a refused connection; else the tool may
     * have done its work, and the audit log knows.
     */
    public boolean mayHaveBeenHeard() {
        return mayHaveBeenHeard;
    }
}
