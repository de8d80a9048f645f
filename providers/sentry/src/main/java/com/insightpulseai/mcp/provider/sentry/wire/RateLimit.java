package com.insightpulseai.mcp.provider.sentry.wire;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jboss.resteasy.reactive.RestResponse;

/**
 * What an answer of Sentry's web API says about the limit of its operation in the present window, which lasts seconds.
 *
 * @param limit requests in a window
 * @param remaining requests left
 */
public record RateLimit(long limit, long remaining) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    /** Empty where the answer does not say, as Sentry's own installations need not. */
    public static Optional<RateLimit> of(RestResponse<?> answer) {
        return number(answer, "X-Sentry-Rate-Limit-Limit").flatMap(limit -> number(answer, "X-Sentry-Rate-Limit-Remaining")
                .map(remaining -> new RateLimit(limit, Math.min(limit, remaining))));
    }

    private static Optional<Long> number(RestResponse<?> answer, String header) {
        return Optional.ofNullable(answer.getHeaderString(header)).map(String::strip).filter(NUMBER.asMatchPredicate())
                .map(Long::parseLong);
    }
}
