package com.insightpulseai.mcp.provider.sentry.intake;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.Response;

import com.insightpulseai.mcp.upstream.UpstreamDialect;

/**
 * How Sentry refuses events. It says when to come back in {@code Retry-After}, and for each category of data in
 * {@code X-Sentry-Rate-Limits}, such as {@code 60:error;transaction:key, 2700::organization}.
 *
 * @see <a href="https://develop.sentry.dev/sdk/foundations/transport/rate-limiting/">Sentry: rate limiting</a>
 */
public final class IntakeDialect implements UpstreamDialect {

    private static final String RATE_LIMITS = "X-Sentry-Rate-Limits";
    private static final Pattern LIMIT = Pattern.compile("\\s*(\\d{1,9})(?:\\.\\d+)?:([a-z_;]*)(?::.*)?");
    private static final Set<String> OF_EVENTS = Set.of("error", "default");

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
        return status == 401 || status == 403
                ? Optional.of("Sentry does not take in events with the stored DSN: its key or project is unknown or switched "
                        + "off.")
                : Optional.empty();
    }

    @Override
    public Optional<Duration> retryAfter(Response answer) {
        return UpstreamDialect.super.retryAfter(answer)
                .or(() -> Optional.ofNullable(answer.getHeaderString(RATE_LIMITS)).flatMap(IntakeDialect::longest));
    }

    private static Optional<Duration> longest(String limits) {
        return Arrays.stream(limits.split(",")).limit(50).map(LIMIT::matcher).filter(Matcher::matches)
                .filter(limit -> concernsEvents(limit.group(2)))
                .map(limit -> Duration.ofSeconds(Long.parseLong(limit.group(1))))
                .max(Comparator.naturalOrder());
    }

    // A limit that names no category is one of all.
    private static boolean concernsEvents(String categories) {
        return categories.isEmpty() || List.of(categories.split(";")).stream().anyMatch(OF_EVENTS::contains);
    }
}
