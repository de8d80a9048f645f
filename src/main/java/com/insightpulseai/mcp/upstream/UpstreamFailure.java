package com.insightpulseai.mcp.upstream;

import java.io.CharConversionException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JacksonException;
import com.insightpulseai.mcp.egress.EgressException;
import com.insightpulseai.mcp.platform.Causes;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.quarkus.logging.Log;
import io.vertx.core.VertxException;

/**
 * How one request to a provider failed, and what follows from it.
 *
 * @param problem what the caller is told; nothing of what the provider wrote is passed on
 * @param provider what it says of the provider as a whole, for the circuit breaker
 * @param passing whether asking once more may help
 * @param retryAfter when the provider wants to be asked again
 */
record UpstreamFailure(RuntimeException problem, Provider provider, boolean passing, Optional<Duration> retryAfter) {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);

    enum Provider {
        ANSWERED,
        BROKEN,
        NOT_ASKED
    }

    static UpstreamFailure of(UpstreamDialect dialect, Throwable failure) {
        Optional<EgressException> stopped = EgressException.find(failure);
        if (stopped.isPresent()) {
            return notAsked(stopped.get());
        }
        List<Throwable> causes = Causes.of(failure).toList();
        for (Throwable cause : causes) {
            if (cause instanceof ProblemException known) {
                return known.upstreamStatus().isPresent() ? answered(known) : notAsked(known);
            }
            if (cause instanceof UnsentRequestException || cause instanceof NoConnectionException) {
                return notAsked((RuntimeException) cause);
            }
            if (cause instanceof TimeoutException) {
                return new UpstreamFailure(ProblemException.upstreamTimeout(), Provider.BROKEN, false, Optional.empty());
            }
        }
        if (causes.stream().anyMatch(UpstreamFailure::isMalformed)) {
            return answered(ProblemException.upstreamError(dialect.displayName()
                    + "'s answer is not what its description promises."));
        }
        return causes.stream().filter(WebApplicationException.class::isInstance)
                .map(answered -> ofAnswer(dialect, ((WebApplicationException) answered).getResponse()))
                .findFirst()
                .orElseGet(() -> unreachable(dialect, causes));
    }

    private static UpstreamFailure unreachable(UpstreamDialect dialect, List<Throwable> causes) {
        if (causes.stream().noneMatch(cause -> cause instanceof IOException || cause instanceof VertxException)) {
            // It may be a fault of ours after all. Messages stay out, as one may quote a header and with it the key.
            Throwable root = causes.get(causes.size() - 1);
            Log.warnf("A request to %s failed in an unforeseen way: %s at %s", dialect.displayName(),
                    causes.stream().map(cause -> cause.getClass().getName()).collect(Collectors.joining(" by ")),
                    Stream.of(root.getStackTrace()).limit(3).map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return new UpstreamFailure(
                ProblemException.upstreamError(dialect.displayName() + " could not be reached, or broke off."),
                Provider.BROKEN, true, Optional.empty());
    }

    /** Whether there was no answer in time. */
    boolean isTimeout() {
        return problem instanceof ProblemException known && known.code() == ProblemCode.UPSTREAM_TIMEOUT;
    }

    /** How long to wait before asking once more; empty if that would not help. */
    Optional<Duration> pauseBeforeRetry(Duration backoff) {
        return passing
                ? Optional.of(retryAfter.filter(wanted -> wanted.compareTo(backoff) > 0).orElse(backoff))
                : Optional.empty();
    }

    private static UpstreamFailure answered(ProblemException problem) {
        return new UpstreamFailure(problem, Provider.ANSWERED, false, Optional.empty());
    }

    private static UpstreamFailure notAsked(RuntimeException problem) {
        return new UpstreamFailure(problem, Provider.NOT_ASKED, false, Optional.empty());
    }

    private static boolean isMalformed(Throwable cause) {
        // Jackson reads no further where the first bytes look like an encoding that it does not know.
        return cause instanceof JacksonException || cause instanceof CharConversionException
                || cause instanceof MalformedAnswerException || isOfAnotherMediaType(cause);
    }

    /** The REST client gives a reason for every failure but this. */
    private static boolean isOfAnotherMediaType(Throwable cause) {
        return cause instanceof ProcessingException && cause.getCause() == null;
    }

    private static UpstreamFailure ofAnswer(UpstreamDialect dialect, Response answer) {
        int status = answer.getStatus();
        Optional<Duration> retryAfter = dialect.retryAfter(answer);
        if (status == TOO_MANY_REQUESTS) {
            // Without a word on when to come back, coming back at once makes it worse.
            return new UpstreamFailure(ProblemException.upstreamRateLimited(status, retryAfter), Provider.ANSWERED,
                    retryAfter.isPresent(), retryAfter);
        }
        ProblemException problem = dialect.credentialsRejected(status)
                .map(detail -> ProblemException.upstreamRejectedCredentials(status, detail))
                .orElseGet(() -> ProblemException.upstreamError(status,
                        dialect.explained(status)
                                .orElse(dialect.displayName() + " answered with status " + status + ".")));
        return new UpstreamFailure(retryAfter.map(problem::withRetryAfter).orElse(problem),
                status >= INTERNAL_SERVER_ERROR ? Provider.BROKEN : Provider.ANSWERED, PASSING.contains(status), retryAfter);
    }
}
