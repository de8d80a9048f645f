package com.insightpulseai.mcp.sdk.problem;

/**
 * A response that is neither the tool's result nor a problem: a proxy's page, one that was cut off, or one that is too large.
 */
public final class UnexpectedAnswer extends McpException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String beginning;

    /**
     * @param reason what is wrong with it, in a sentence
     * @param beginning of its body, at most 200 characters without control characters; may be empty
     */
    public UnexpectedAnswer(int status, String reason, String beginning) {
        super("Unexpected response with status " + status + ": " + reason
                + (beginning.isEmpty() ? "" : " It begins: " + beginning));
        this.status = status;
        this.beginning = beginning;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the beginning of the body: at most 200 characters, control characters removed. */
    public String beginning() {
        return beginning;
    }
}
