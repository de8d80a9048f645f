package com.insightpulseai.mcp.scanner.git;

/** Git refused or failed, so that nothing is known of the repository. Its message is for people, in one line. */
public final class GitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message in one line, without control characters */
    public GitException(String message) {
        super(message);
    }

    /** @param message in one line, without control characters */
    public GitException(String message, Throwable cause) {
        super(message, cause);
    }
}
