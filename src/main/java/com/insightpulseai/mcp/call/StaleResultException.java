package com.insightpulseai.mcp.call;

/** Ends a call whose provider failed with an earlier result, which is JSON and not the tool's own type. */
public final class StaleResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StaleResult result;

    public StaleResultException(StaleResult result) {
        super("replaced by a result that is " + result.age().toSeconds() + " s old", null, false, false);
        this.result = result;
    }

    public StaleResult result() {
        return result;
    }
}
