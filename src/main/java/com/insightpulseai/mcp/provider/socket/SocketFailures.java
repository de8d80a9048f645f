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

import com.insightpulseai.mcp.egress.EgressException;
import com.insightpulseai.mcp.egress.RedirectRefusedException;
import com.insightpulseai.mcp.egress.ResponseTooLargeException;
import com.insightpulseai.mcp.problem.ProblemException;
import com.insightpulseai.mcp.problem.UpstreamProblems;

/** Tells callers in our words how Socket failed. Nothing of what Socket wrote is passed on. */
final class SocketFailures {

    private static final int NO_STATUS = 0;

    private SocketFailures() {
    }

    static Throwable translate(Throwable failure) {
        Optional<EgressException> stopped = EgressException.find(failure);
        if (stopped.isPresent()) {
            return ofEgress(stopped.get());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException) {
                return cause;
            }
            if (cause instanceof WebApplicationException answered) {
                return ofStatus(answered.getResponse());
            }
            if (cause instanceof TimeoutException) {
                return UpstreamProblems.upstreamTimeout();
            }
        }
        return UpstreamProblems.upstreamError(NO_STATUS);
    }

    /** A host that is not allowed is told as it is; the other refusals are about what Socket answered. */
    private static RuntimeException ofEgress(EgressException stopped) {
        if (stopped instanceof RedirectRefusedException redirect) {
            return UpstreamProblems.upstreamError(redirect.status());
        }
        return stopped instanceof ResponseTooLargeException ? UpstreamProblems.upstreamError(NO_STATUS) : stopped;
    }

    /**
     * Socket answers 403 both to a token that lacks a scope and to a plan without the quota for a method: either way the stored
     * key does not carry the call.
     */
    private static ProblemException ofStatus(Response response) {
        return switch (response.getStatus()) {
            case 401, 403 -> UpstreamProblems.upstreamRejectedCredentials(response.getStatus());
            case 429 -> UpstreamProblems.upstreamRateLimited(retryAfter(response.getHeaderString(HttpHeaders.RETRY_AFTER)));
            default -> UpstreamProblems.upstreamError(response.getStatus());
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
