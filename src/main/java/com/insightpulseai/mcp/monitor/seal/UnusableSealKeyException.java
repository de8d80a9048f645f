package com.insightpulseai.mcp.monitor.seal;

/** The configured key cannot be used. The message says why and holds nothing of the key. */
class UnusableSealKeyException extends RuntimeException {

    UnusableSealKeyException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
