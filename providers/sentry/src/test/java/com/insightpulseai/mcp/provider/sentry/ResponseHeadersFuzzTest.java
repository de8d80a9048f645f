package com.insightpulseai.mcp.provider.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestResponse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.provider.sentry.intake.IntakeDialect;
import com.insightpulseai.mcp.provider.sentry.issue.IssueFilter;
import com.insightpulseai.mcp.provider.sentry.wire.LinkCursor;
import com.insightpulseai.mcp.provider.sentry.wire.RateLimit;
import com.insightpulseai.mcp.upstream.RetryAfter;

/** Header fields of a provider are read without a failure, whatever is in them, and give values within bounds. */
class ResponseHeadersFuzzTest {

    /** The longest wait that is told to a caller. */
    private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

    @FuzzTest
    void anyHeaderIsReadWithinBounds(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        List<String> values = List.of(text.split("[\\r\\n]+", 8));
        String first = values.get(0);
        String last = values.get(values.size() - 1);

        LinkCursor.next(values).ifPresent(cursor -> {
            assertThat(cursor).matches(IssueFilter.CURSOR_FORM);
            assertThat(text).contains("cursor=\"" + cursor + "\"").contains("rel=\"next\"").contains("results=\"true\"");
        });
        assertBounded(RetryAfter.parse(first));
        Response refusal = Response.status(429).header(HttpHeaders.RETRY_AFTER, first).header("X-Sentry-Rate-Limits", last)
                .header("X-Sentry-Rate-Limit-Reset", last).build();
        assertBounded(new IntakeDialect().retryAfter(refusal));
        assertBounded(new SentryDialect().retryAfter(refusal));
        RateLimit.of(RestResponse.ResponseBuilder.ok().header("X-Sentry-Rate-Limit-Limit", first)
                .header("X-Sentry-Rate-Limit-Remaining", last).build())
                .ifPresent(limit -> assertThat(limit.remaining()).isBetween(0L, limit.limit()));
    }

    private static void assertBounded(Optional<Duration> wait) {
        wait.ifPresent(time -> assertThat(time).isBetween(Duration.ZERO, LONGEST));
    }
}
