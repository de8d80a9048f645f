package com.insightpulseai.mcp.sdk.client;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A tool's result with what the server says of the call.
 *
 * @param value the result
 * @param eventId row of the audit log
 * @param requestId id of the request in the server's logs: the trace id, where a {@code traceparent} was sent
 * @param rateLimit the caller's budget after the call; empty for a role without limits
 * @param schemaVersion version of the tool's input and output that responded
 * @param stale true where this is a cached result in place of a failing provider's
 * @param age of a cached result
 * @param replayed true where an earlier call with the same idempotency key gave this result, and the tool did not run again
 */
public record Answer<T>(T value, Optional<UUID> eventId, Optional<String> requestId, Optional<RateLimit> rateLimit,
        Optional<String> schemaVersion, boolean stale, Optional<Duration> age, boolean replayed) {
}
