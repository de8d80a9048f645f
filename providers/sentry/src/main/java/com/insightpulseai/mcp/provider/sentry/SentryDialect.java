package com.insightpulseai.mcp.provider.sentry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.Response;

import com.insightpulseai.mcp.upstream.RetryAfter;
import com.insightpulseai.mcp.upstream.UpstreamDialect;

/**
 * How Sentry refuses. Its web API names no {@code Retry-After} when it limits calls, but the second at which the present window
 * ends; event intake names it.
 *
 * @see <a href="https://docs.sentry.io/api/ratelimits/">Sentry: rate limits</a>
 */
final class SentryDialect implements UpstreamDialect {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final String RESET = "X-Sentry-Rate-Limit-Reset";
    private static final Pattern EPOCH_SECONDS = Pattern.compile("\\d{1,12}");

    @Override
    public String provider() {
        return "sentry";
    }

    @Override
    public String displayName() {
        return "Sentry";
    }

    @Override
    public Optional<String> credentialsRejected(int status) {
        return switch (status) {
            case 401 -> Optional.of("Sentry rejected the stored auth token.");
            case 403 -> Optional.of("Sentry does not allow this with the stored auth token: it lacks a scope, or access to the "
                    + "project.");
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Duration> retryAfter(Response answer) {
        return UpstreamDialect.super.retryAfter(answer)
                .or(() -> answer.getStatus() == TOO_MANY_REQUESTS ? untilReset(answer.getHeaderString(RESET))
                        : Optional.empty());
    }

    private static Optional<Duration> untilReset(String header) {
        return Optional.ofNullable(header).map(String::strip).filter(EPOCH_SECONDS.asMatchPredicate())
                .map(seconds -> RetryAfter.until(Instant.ofEpochSecond(Long.parseLong(seconds))));
    }
}
