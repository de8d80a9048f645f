package com.insightpulseai.mcp.sdk.client;

import java.time.Duration;
import java.util.Optional;

/**
 * Options of a single call. Immutable: each method returns changed options.
 *
 * @param timeout of the whole call with its retries and a new token, at most 24 hours; the client's unless given
 * @param maxStale how old a cached result may be that a reading tool gives where the provider fails, in whole seconds; none
 *        unless
 *        given
 * @param schemaVersion version of the tool's input and output; the one that this SDK was generated from unless given
 * @param idempotencyKey names the call, so that the tool runs once however often it is sent within 24 hours; made for each call
 *        of
 *        tools that scan or write unless given
 * @param traceparent W3C Trace Context, whose trace id becomes the request's id; none unless given
 */
public record CallOptions(Optional<Duration> timeout, Optional<Duration> maxStale, Optional<String> schemaVersion,
        Optional<String> idempotencyKey, Optional<String> traceparent) {

    private static final CallOptions NONE = new CallOptions(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_FIELD = 256;

    /** @throws IllegalArgumentException when a value cannot be sent */
    public CallOptions {
        timeout.ifPresent(CallOptions::requireTimeout);
        maxStale.ifPresent(age -> require(!age.isNegative() && age.toSeconds() < 1_000_000_000,
                "the age of a cached result must be 0 to 999,999,999 seconds"));
        schemaVersion.ifPresent(version -> require(isVisible(version, LONGEST_FIELD), "the schema version must be a word"));
        idempotencyKey.ifPresent(key -> require(isVisible(key, LONGEST_KEY),
                "the idempotency key must be 1 to 200 visible ASCII characters"));
        traceparent.ifPresent(trace -> require(isVisible(trace, LONGEST_FIELD), "the traceparent must be a word"));
    }

    /** @throws IllegalArgumentException when it is not above 0 and at most a day */
    static void requireTimeout(Duration time) {
        require(!time.isNegative() && !time.isZero() && time.compareTo(LONGEST_TIMEOUT) <= 0,
                "the timeout must be above 0 and at most 24 hours");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    private static boolean isVisible(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** Returns options that change nothing. */
    public static CallOptions none() {
        return NONE;
    }

    /** Bounds the whole call, with its retries. */
    public CallOptions withTimeout(Duration time) {
        return new CallOptions(Optional.of(time), maxStale, schemaVersion, idempotencyKey, traceparent);
    }

    /** Accepts a cached result of at most this age where the provider fails. */
    public CallOptions withMaxStale(Duration age) {
        return new CallOptions(timeout, Optional.of(age), schemaVersion, idempotencyKey, traceparent);
    }

    /** Pins another version than the SDK's; fields that the SDK does not know are ignored. */
    public CallOptions withSchemaVersion(String version) {
        return new CallOptions(timeout, maxStale, Optional.of(version), idempotencyKey, traceparent);
    }

    /** Names the call by a key that outlives this process, such as a digest of what is scanned. */
    public CallOptions withIdempotencyKey(String key) {
        return new CallOptions(timeout, maxStale, schemaVersion, Optional.of(key), traceparent);
    }

    /** Makes the call a part of a trace. */
    public CallOptions withTraceparent(String trace) {
        return new CallOptions(timeout, maxStale, schemaVersion, idempotencyKey, Optional.of(trace));
    }
}
