package com.insightpulseai.mcp.upstream;

/**
 * A request that could not be made from what the tool gave, which is a fault of ours and not the provider's. It keeps the
 * kind and the place of the failure, but not its message, which may quote a secret.
 */
final class UnsentRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsentRequestException(RuntimeException failure) {
        super("A request could not be made: " + failure.getClass().getName());
        setStackTrace(failure.getStackTrace());
    }
}
