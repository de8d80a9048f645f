package com.insightpulseai.mcp.call;

/** Ends a call with its result as JSON in which secrets are masked, past the tool's own type of result. */
public final class MaskedResultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String json;

    public MaskedResultException(String json) {
        super("a secret was masked in the result", null, false, false);
        this.json = json;
    }

    public String json() {
        return json;
    }
}
