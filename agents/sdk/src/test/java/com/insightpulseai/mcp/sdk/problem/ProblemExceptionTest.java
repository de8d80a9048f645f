package com.insightpulseai.mcp.sdk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which exception a problem is. */
class ProblemExceptionTest {

    private static Problem problem(String code, int status) {
        return new Problem(code, status, "For a reason.", Optional.empty(), Optional.empty(), List.of(), OptionalInt.empty(),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({ "invalid_input, 400, InvalidInput", "too_large, 413, InvalidInput",
            "unsupported_media_type, 415, InvalidInput", "unauthenticated, 401, Unauthenticated", "forbidden, 403, Forbidden",
            "host_not_allowed, 403, Forbidden", "unknown_resource, 404, UnknownResource", "unknown_tool, 404, UnknownResource",
            "unknown_provider, 404, UnknownResource", "idempotency_in_progress, 409, IdempotencyConflict",
            "idempotency_key_reused, 422, IdempotencyConflict", "quota_exceeded, 429, QuotaExceeded",
            "upstream_rate_limited, 503, UpstreamUnavailable", "circuit_open, 503, UpstreamUnavailable",
            "upstream_error, 502, UpstreamFailed", "upstream_rejected_credentials, 502, UpstreamFailed",
            "upstream_timeout, 504, UpstreamFailed", "unavailable, 503, Unavailable", "provider_disabled, 503, Unavailable",
            "internal_error, 500, ProblemException", "newer_code, 503, Unavailable", "newer_code, 429, QuotaExceeded",
            "newer_code, 418, ProblemException" })
    void eachFamilyOfCodesHasItsClass(String code, int status, String type) {
        ProblemException exception = ProblemException.of(problem(code, status));

        assertThat(exception.getClass().getSimpleName()).isEqualTo(type);
        assertThat(exception.code()).isEqualTo(code);
    }

    @Test
    void theMessageIsAllThatThereIsInOneLine() {
        UUID event = new UUID(1, 2);
        Problem problem = new Problem("invalid_input", 400, "The input breaks rules.", Optional.of(event), Optional.of("r"),
                List.of(new Violation("manifests[0].path", "must be relative"), new Violation("", "is too long")),
                OptionalInt.empty(), Optional.of(Duration.ofSeconds(9)));

        assertThat(ProblemException.of(problem)).hasMessage("invalid_input (400): The input breaks rules. "
                + "[manifests[0].path must be relative; is too long] Try again in 9 s. Event " + event + ".");
    }
}
