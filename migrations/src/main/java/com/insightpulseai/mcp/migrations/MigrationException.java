package com.insightpulseai.mcp.migrations;

/** A migration that could not be done. The message is one line for an operator and holds no credentials. */
public class MigrationException extends RuntimeException {

    MigrationException(String message) {
        super(message);
    }

    MigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
