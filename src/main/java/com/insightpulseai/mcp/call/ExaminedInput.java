package com.insightpulseai.mcp.call;

import java.util.Optional;

import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * An input as examined before its call begins.
 *
 * @param payload the redacted input, JSON
 * @param refusal why the call is refused whatever the database says
 * @param cacheKey set where its result may be cached and served again
 */
record ExaminedInput(String payload, Optional<ProblemException> refusal, Optional<ResultCacheKey> cacheKey) {
}
