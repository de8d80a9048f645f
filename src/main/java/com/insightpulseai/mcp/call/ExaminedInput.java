package com.insightpulseai.mcp.call;

import java.util.Optional;

import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * An input as examined before its call begins.
 *
 * @param payload the redacted input, JSON
 * @param refusal why the call is refused whatever the database says
 * @param cacheKey set where its result may be cached and served again
 * @param idempotent set where the request has an idempotency key
 */
record ExaminedInput(String payload, Optional<ProblemException> refusal, Optional<ResultCacheKey> cacheKey,
        Optional<IdempotentRequest> idempotent) {

    /** The input of a call that is refused for it. */
    static ExaminedInput refused(String payload, ProblemException refusal) {
        return new ExaminedInput(payload, Optional.of(refusal), Optional.empty(), Optional.empty());
    }
}
