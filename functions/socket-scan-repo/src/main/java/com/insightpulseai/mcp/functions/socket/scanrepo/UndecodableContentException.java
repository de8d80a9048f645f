package com.insightpulseai.mcp.functions.socket.scanrepo;

/** A content that is not what its encoding says; the message says what it must be. */
final class UndecodableContentException extends Exception {

    private static final long serialVersionUID = 1L;

    UndecodableContentException(String message, Throwable cause) {
        super(message, cause);
    }
}
