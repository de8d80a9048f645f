package com.insightpulseai.mcp.sdk.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Decides whether a request is sent again. It is where the first one did nothing, or where doing it twice is harmless: a read,
 * or one with an idempotency key. The waits are random, so that the callers of a server that comes back do not return
 * together.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential backoff and jitter</a>
 */
final class RetryPolicy {

    static final int MOST_RETRIES = 2;

    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 8_000;

    private final RandomGenerator random;

    RetryPolicy(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The wait after a request without a whole response.
     *
     * @param retries how often the call was repeated before
     */
    Optional<Duration> afterNoResponse(int retries) {
        return retries < MOST_RETRIES ? Optional.of(jitter(retries)) : Optional.empty();
    }

    /**
     * The wait after a problem or another response that is no result.
     *
     * @param retryAfter what the server asks for
     * @param retries how often the call was repeated before
     */
    Optional<Duration> afterStatus(int status, Optional<Duration> retryAfter, Effect effect, int retries) {
        if (retries >= MOST_RETRIES) {
            return Optional.empty();
        }
        return switch (status) {
            // The tool did not run, or its first run still goes on. The wait is the server's, with a little that is random.
            case 409, 429, 503 -> retryAfter.map(wait -> wait.plusMillis(random.nextLong(FIRST_MILLIS)));
            // Of a write whose outcome is unknown the server would give the same problem again.
            case 502, 504 -> effect == Effect.WRITE ? Optional.empty() : Optional.of(jitter(retries));
            default -> Optional.empty();
        };
    }

    private Duration jitter(int retries) {
        long longest = Math.min(LONGEST_MILLIS, FIRST_MILLIS << retries);
        return Duration.ofMillis(random.nextLong(longest + 1));
    }
}
