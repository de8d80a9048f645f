package com.insightpulseai.mcp.provider.socket;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JacksonException;
import com.insightpulseai.mcp.egress.EgressException;
import com.insightpulseai.mcp.problem.ProblemException;

/** Tells callers in our words how Socket failed. Nothing of what Socket wrote is passed on. */
final class SocketFailures {

    private SocketFailures() {
    }

    static Throwable translate(Throwable failure) {
        Optional<EgressException> stopped = EgressException.find(failure);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException) {
                return cause;
            }
            if (cause instanceof WebApplicationException answered) {
                return ofAnswer(answered.getResponse());
            }
            if (cause instanceof TimeoutException) {
                return ProblemException.upstreamTimeout();
            }
            if (cause instanceof JacksonException || cause instanceof MalformedStreamException) {
                return ProblemException.upstreamError("Socket's answer is not what its description promises.");
            }
        }
        return ProblemException.upstreamError("Socket could not be reached, or broke off.");
    }

    /**
     * Socket answers 403 both to a token that lacks a scope and to a plan without the quota for a method: either way the stored
     * key does not carry the call.
     */
    private static ProblemException ofAnswer(Response answer) {
        int status = answer.getStatus();
        return switch (status) {
            case 401 -> ProblemException.upstreamRejectedCredentials(status, "Socket rejected the stored API token.");
            case 403 -> ProblemException.upstreamRejectedCredentials(status,
                    "Socket does not allow this with the stored API token: it lacks a scope, or the plan lacks the quota.");
            case 429 -> ProblemException.upstreamRateLimited(status,
                    retryAfter(answer.getHeaderString(HttpHeaders.RETRY_AFTER)));
            default -> ProblemException.upstreamError(status, "Socket answered with status " + status + ".");
        };
    }

    /**
     * Reads either form of the header, seconds or a date; empty if it is neither.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-retry-after">RFC 9110, 10.2.3</a>
     */
    private static Optional<Duration> retryAfter(String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            Duration wait = header.strip().matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(Instant.now(),
                            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
