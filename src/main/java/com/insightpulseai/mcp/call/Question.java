package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Optional;

/**
 * What a call asks whose good answer is kept.
 *
 * @param key the same for the same input of the same version
 * @param maxStale how old an answer may be that stands in for a failing provider's; empty: none may
 */
record Question(String key, Optional<Duration> maxStale) {
}
