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
 * @param result the JSON to cache
 */
record CallResult(Optional<String> error, String summary, Duration duration, Optional<String> hostname,
        Optional<ResultCacheKey> cacheKey, Optional<String> result) {

    private static final String CANCELLED = "cancelled";

    /** Of a call whose caller went away. */
    static CallResult cancelled(Duration duration, Optional<String> hostname) {
        return new CallResult(Optional.of(CANCELLED), "{}", duration, hostname, Optional.empty(), Optional.empty());
    }
}
