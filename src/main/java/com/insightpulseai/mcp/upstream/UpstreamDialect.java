package com.insightpulseai.mcp.upstream;

import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** What is particular to one provider when its API refuses. */
public interface UpstreamDialect {

    /** The provider's name in {@code provider-config.yaml}. */
    String provider();

    /** The name that people know it by, for messages. */
    String displayName();

    /**
     * Whether a status says that the stored credentials do not carry the call, and in which words callers are told so.
     *
     * @return one sentence; empty if the status says something else
     */
    default Optional<String> credentialsRejected(int status) {
        return switch (status) {
            case 401 -> Optional.of(displayName() + " rejected the stored credentials.");
            case 403 -> Optional.of(displayName() + " does not allow this with the stored credentials.");
            default -> Optional.empty();
        };
    }

    /**
     * What a status means that says more at this provider than its number.
     *
     * @return one sentence; empty for every other status
     */
    default Optional<String> explained(int status) {
        return Optional.empty();
    }

    /** When to come back, where the answer says so. */
    default Optional<Duration> retryAfter(Response answer) {
        return RetryAfter.parse(answer.getHeaderString(HttpHeaders.RETRY_AFTER));
    }
}
