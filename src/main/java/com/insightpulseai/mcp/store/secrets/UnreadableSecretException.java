package com.insightpulseai.mcp.store.secrets;

/** There is no login for the database. The message says why and holds nothing of the secret. */
public class UnreadableSecretException extends RuntimeException {

    UnreadableSecretException(String reason) {
        super(reason);
    }
}
