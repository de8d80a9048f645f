package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Optional;

/**
 * The part of an audit row that is written after the call.
 *
 * @param error the problem's code; empty when the call went well
 * @param summary the redacted result, JSON
 * @param hostname the provider's host that was called, where one was
 * @param cacheKey of a good call the key that its result is cached under, of a failed one the key of the result that may
 *        replace it
 * @param idempotent of a good call the request whose replays get the result
 * @param result the JSON to cache, or to keep for replays
 */
record CallResult(Optional<String> error, String summary, Duration duration, Optional<String> hostname,
        Optional<ResultCacheKey> cacheKey, Optional<IdempotentRequest> idempotent, Optional<String> result) {

    private static final String CANCELLED = "cancelled";

    /** Of a call whose result is not kept. */
    static CallResult good(String summary, Duration duration, Optional<String> hostname) {
        return new CallResult(Optional.empty(), summary, duration, hostname, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /** The same whose result is kept where a key for it is given and it is not too large. */
    CallResult kept(Optional<ResultCacheKey> cache, Optional<IdempotentRequest> request, String json) {
        return cache.isEmpty() && request.isEmpty()
                ? this
                : new CallResult(error, summary, duration, hostname, cache, request, ResultCache.keepable(json));
    }

    /** Of a call whose caller went away. */
    static CallResult cancelled(Duration duration, Optional<String> hostname) {
        return failed(CANCELLED, "{}", duration, hostname, Optional.empty());
    }

    /** @param staleKey of the result that may replace the failure */
    static CallResult failed(String error, String summary, Duration duration, Optional<String> hostname,
            Optional<ResultCacheKey> staleKey) {
        return new CallResult(Optional.of(error), summary, duration, hostname, staleKey, Optional.empty(), Optional.empty());
    }
}
