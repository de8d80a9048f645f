package com.insightpulseai.mcp.call;

import java.util.Optional;

import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * The part of an audit row that is written before the call runs.
 *
 * @param payload the redacted input, JSON
 * @param requestId the caller's trace id, or ours
 * @param client the software that the caller says it uses
 * @param refusal set when the call is refused whatever the database says; the refusal leaves a row, counts no quota and
 *        releases no secret
 * @param cacheKey set where a stale result may replace a refusal for an outage
 * @param idempotent set where an earlier request may be the same
 */
record CallRecord(OpenedCall call, String payload, String requestId, Optional<String> client, Optional<Refusal> refusal,
        Optional<ResultCacheKey> cacheKey, Optional<IdempotentRequest> idempotent) {

    /** @param detail JSON that explains the problem, without any value of the input */
    record Refusal(ProblemException problem, String detail) {

        String code() {
            return problem.code().wireName();
        }
    }
}
