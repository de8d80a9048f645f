package com.insightpulseai.mcp.sdk.client;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One request of a call, for metrics and logs. It has no input, result or token.
 *
 * @param tool such as {@code socket/scan.repo}
 * @param number within its call, from 1
 * @param status HTTP status, where a response began
 * @param duration from the sending to the end of the response
 * @param retriedAfter how long the call waits for its next request; empty where none follows, or one at once with a new token
 */
public record Attempt(String tool, int number, OptionalInt status, Duration duration, Optional<Duration> retriedAfter) {
}
