package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.insightpulseai.mcp.web.IdempotencyKey;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** Words the problems of a request whose idempotency key an earlier one has. */
final class EarlierRequest {

    private EarlierRequest() {
    }

    /**
     * @param error as {@code ops.claim_idempotency_key} names it
     * @param first the earlier request's event
     * @param retryAfter used where that request is still running
     */
    static ProblemException problem(String error, UUID first, Duration retryAfter) {
        ProblemCode code = ProblemCode.valueOf(error.toUpperCase(Locale.ROOT));
        return switch (code) {
            case IDEMPOTENCY_IN_PROGRESS -> ProblemException.of(code,
                    "The first request with this key, event " + first + ", is still running.").withRetryAfter(retryAfter);
            case IDEMPOTENCY_KEY_REUSED -> ProblemException.of(code,
                    "Event " + first + " has this key and was another request; give each request a key of its own.");
            case IDEMPOTENCY_RESULT_NOT_KEPT -> ProblemException.of(code,
                    "The first request with this key, event " + first + ", succeeded. It is not repeated.");
            default -> ProblemException.of(code, "The first request with this key, event " + first
                    + ", ended without a response of the provider. It may have had its effect, so it is not repeated.")
                    .ofEvent(first).withHeaders(Map.of(IdempotencyKey.REPLAYED, "true"));
        };
    }
}
