package com.insightpulseai.mcp.web.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A failure with an answer. Its message is the problem's {@code detail} and is shown to the caller, so it never holds internal
 * state, upstream bodies or secrets.
 */
public final class ProblemException extends RuntimeException implements Answerable {

    private final ProblemCode code;
    private final OptionalInt upstreamStatus;
    private final List<Violation> violations;
    private final Map<String, String> headers;
    private final Optional<UUID> eventId;

    private ProblemException(ProblemCode code, String detail, OptionalInt upstreamStatus, List<Violation> violations) {
        this(code, detail, upstreamStatus, violations, Map.of(), Optional.empty());
    }

    private ProblemException(ProblemCode code, String detail, OptionalInt upstreamStatus, List<Violation> violations,
            Map<String, String> headers, Optional<UUID> eventId) {
        super(detail, null, false, false);
        this.code = code;
        this.upstreamStatus = upstreamStatus;
        this.violations = violations;
        this.headers = headers;
        this.eventId = eventId;
    }

    public static ProblemException of(ProblemCode code, String detail) {
        return new ProblemException(code, detail, OptionalInt.empty(), List.of());
    }

    public static ProblemException invalidInput(String detail, List<Violation> violations) {
        return new ProblemException(ProblemCode.INVALID_INPUT, detail, OptionalInt.empty(), List.copyOf(violations));
    }

    /** The provider answered with a status that is no success, or with a body that cannot be understood. */
    public static ProblemException upstreamError(int upstreamStatus, String detail) {
        return new ProblemException(ProblemCode.UPSTREAM_ERROR, detail, OptionalInt.of(upstreamStatus), List.of());
    }

    /** The provider could not be reached, or broke off. */
    public static ProblemException upstreamError(String detail) {
        return of(ProblemCode.UPSTREAM_ERROR, detail);
    }

    /** The provider refused the secret from the vault. */
    public static ProblemException upstreamRejectedCredentials(int upstreamStatus, String detail) {
        return new ProblemException(ProblemCode.UPSTREAM_REJECTED_CREDENTIALS, detail, OptionalInt.of(upstreamStatus),
                List.of());
    }

    /** The provider's own rate limit is reached; {@code Retry-After} is passed on where the provider said when to come back. */
    public static ProblemException upstreamRateLimited(int upstreamStatus, Optional<Duration> retryAfter) {
        return new ProblemException(ProblemCode.UPSTREAM_RATE_LIMITED, "The provider limits its calls; try again later.",
                OptionalInt.of(upstreamStatus), List.of())
                .withHeaders(retryAfter.map(ProblemException::retryAfter).orElse(Map.of()));
    }

    public static ProblemException upstreamTimeout() {
        return of(ProblemCode.UPSTREAM_TIMEOUT, "The provider did not answer within the tool's time.");
    }

    /** The provider is known to be down, so it was not asked. */
    public static ProblemException circuitOpen(String provider, Duration retryAfter) {
        return of(ProblemCode.CIRCUIT_OPEN, provider + " has failed several times in a row; it is left alone for a while.")
                .withRetryAfter(retryAfter);
    }

    /** The provider does not know what the input names; the detail says what. */
    public static ProblemException unknownResource(int upstreamStatus, String detail) {
        return new ProblemException(ProblemCode.UNKNOWN_RESOURCE, detail, OptionalInt.of(upstreamStatus), List.of());
    }

    /** Something of our own that the call needs is not there; coming back later may help. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return of(ProblemCode.UNAVAILABLE, detail).withRetryAfter(retryAfter);
    }

    /** Too many requests of this kind are in progress; nothing is out of order. */
    public static ProblemException busy(String detail, Duration retryAfter) {
        return of(ProblemCode.BUSY, detail).withRetryAfter(retryAfter);
    }

    /** The same problem with header fields for the answer. */
    public ProblemException withHeaders(Map<String, String> headers) {
        return new ProblemException(code, getMessage(), upstreamStatus, violations, headers, eventId);
    }

    /** The same problem, of an earlier request's event. */
    public ProblemException ofEvent(UUID event) {
        return new ProblemException(code, getMessage(), upstreamStatus, violations, headers, Optional.of(event));
    }

    /** The same problem with word on when to come back. */
    public ProblemException withRetryAfter(Duration duration) {
        return withHeaders(retryAfter(duration));
    }

    private static Map<String, String> retryAfter(Duration duration) {
        return Map.of("Retry-After", Long.toString(Math.max(1, duration.plusMillis(999).toSeconds())));
    }

    @Override
    public ProblemException toProblem() {
        return this;
    }

    public ProblemCode code() {
        return code;
    }

    public OptionalInt upstreamStatus() {
        return upstreamStatus;
    }

    public List<Violation> violations() {
        return violations;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The event that the problem is of, where it is not that of the present request. */
    public Optional<UUID> eventId() {
        return eventId;
    }
}
