package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Optional;

/**
 * Identifies the cached result of a call.
 *
 * @param key the same for the same input of the same version
 * @param maxStale the longest age of a stale result that may replace a failure of the provider; empty: none may
 */
record ResultCacheKey(String key, Optional<Duration> maxStale) {
}
