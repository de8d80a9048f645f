package com.insightpulseai.mcp.migrations.audit;

/** Whether the log is as it was sealed cannot be told. The message is one line for an operator and holds no credentials. */
class UnverifiableException extends RuntimeException {

    UnverifiableException(String message) {
        super(message);
    }

    UnverifiableException(String message, Throwable cause) {
        super(message, cause);
    }
}
