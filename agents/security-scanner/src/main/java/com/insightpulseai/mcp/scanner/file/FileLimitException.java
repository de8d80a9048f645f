package com.insightpulseai.mcp.scanner.file;

/** There is more to send than the server takes. Its message names the largest files and the way to send less. */
public final class FileLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for people, in one line */
    public FileLimitException(String message) {
        super(message);
    }
}
