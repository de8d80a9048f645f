package com.insightpulseai.mcp.sdk.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A failure that the server describes. Each family of codes has a subclass; a code of none, such as {@code internal_error}, or
 * one that is unknown here, is this class itself.
 */
public class ProblemException extends McpException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    protected ProblemException(Problem problem) {
        super(problem.line());
        this.problem = problem;
    }

    /** The exception of the problem's family; a code that is unknown here has the family of its status. */
    public static ProblemException of(Problem problem) {
        return switch (problem.code()) {
            case "invalid_input", "too_large", "unsupported_media_type", "not_acceptable" -> new InvalidInput(problem);
            case "unauthenticated" -> new Unauthenticated(problem);
            case "forbidden", "host_not_allowed" -> new Forbidden(problem);
            case "unknown_resource", "unknown_tool", "unknown_provider", "not_found" -> new UnknownResource(problem);
            case "idempotency_in_progress", "idempotency_key_reused" -> new IdempotencyConflict(problem);
            case "quota_exceeded" -> new QuotaExceeded(problem);
            case "upstream_rate_limited", "circuit_open" -> new UpstreamUnavailable(problem);
            case "upstream_error", "upstream_rejected_credentials", "upstream_timeout" -> new UpstreamFailed(problem);
            case "unavailable", "provider_disabled" -> new Unavailable(problem);
            default -> byStatus(problem);
        };
    }

    private static ProblemException byStatus(Problem problem) {
        return switch (problem.status()) {
            case 400 -> new InvalidInput(problem);
            case 401 -> new Unauthenticated(problem);
            case 403 -> new Forbidden(problem);
            case 404 -> new UnknownResource(problem);
            case 429 -> new QuotaExceeded(problem);
            case 502, 504 -> new UpstreamFailed(problem);
            case 503 -> new Unavailable(problem);
            default -> new ProblemException(problem);
        };
    }

    /** Returns the whole problem. */
    public Problem problem() {
        return problem;
    }

    /** Returns the code to branch on, such as {@code quota_exceeded}. */
    public String code() {
        return problem.code();
    }

    /** Returns the HTTP status. */
    public int status() {
        return problem.status();
    }

    /** Returns what this request can do about it, for people. */
    public String detail() {
        return problem.detail();
    }

    /** Returns the row of the audit log, where the call has one. */
    public Optional<UUID> eventId() {
        return problem.eventId();
    }

    /** Returns the id of the request in the server's logs. */
    public Optional<String> requestId() {
        return problem.requestId();
    }

    /** Returns the rules that the input breaks; empty but for {@link InvalidInput}. */
    public List<Violation> violations() {
        return problem.violations();
    }

    /** Returns the status of the provider, where it responded. */
    public OptionalInt upstreamStatus() {
        return problem.upstreamStatus();
    }

    /** Returns when to try again, from the moment of the response, where the server knows. */
    public Optional<Duration> retryAfter() {
        return problem.retryAfter();
    }
}
