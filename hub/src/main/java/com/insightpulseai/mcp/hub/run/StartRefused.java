package com.insightpulseai.mcp.hub.run;

/**
 * The hub cannot start, for a reason the person at the terminal can act on. The message is one line, complete in itself,
 * and free of secrets; it is all that is printed.
 */
public final class StartRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param line what is wrong and what to do about it, in one line */
    public StartRefused(String line) {
        super(line);
    }

    /**
     * @param line what is wrong and what to do about it, in one line
     * @param cause kept for a debugger, never printed
     */
    public StartRefused(String line, Throwable cause) {
        super(line, cause);
    }
}
