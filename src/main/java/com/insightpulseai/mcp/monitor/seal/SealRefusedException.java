package com.insightpulseai.mcp.monitor.seal;

import java.time.Duration;
import java.util.Optional;

/** A target did not take a seal. The message says why. */
class SealRefusedException extends RuntimeException {

    private final Optional<Duration> retryAfter;

    SealRefusedException(String reason, Optional<Duration> retryAfter) {
        super(reason);
        this.retryAfter = retryAfter;
    }

    /** How long the target wants to be left alone. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
