package com.insightpulseai.mcp.store.secrets;

/** A secret cannot be had. The message says why and holds nothing of the secret. */
public class UnreadableSecretException extends RuntimeException {

    UnreadableSecretException(String reason) {
        super(reason);
    }
}
