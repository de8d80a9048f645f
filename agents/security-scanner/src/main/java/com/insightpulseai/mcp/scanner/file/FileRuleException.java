package com.insightpulseai.mcp.scanner.file;

/** A rule about files that cannot be followed: a malformed {@code socket.yml}, a start path that is not there. */
public final class FileRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for people, in one line */
    public FileRuleException(String message) {
        super(message);
    }
}
