package com.insightpulseai.mcp.sdk.client;

import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletionException;

import com.insightpulseai.mcp.sdk.net.Reception;
import com.insightpulseai.mcp.sdk.problem.McpException;
import com.insightpulseai.mcp.sdk.problem.TransportException;
import com.insightpulseai.mcp.sdk.token.TokenException;

/** One call: a request, and where it is safe more of them, within one deadline. It says what to send next; others send it. */
final class ToolCall<T> {

    private static final int UNAUTHENTICATED = 401;

    private final ToolCaller caller;
    private final ToolSpec<T> tool;
    private final HttpRequest.Builder request;
    private final Duration timeout;
    private final long deadline;
    private int requests;
    private int retries;
    private boolean hasRenewedToken;
    private volatile boolean isHeard;
    private volatile boolean isUnderWay;
    private long begun;

    /** A step after a request. */
    sealed interface Step<T> {
    }

    /** The end of the call. */
    record End<T>(Outcome<T> outcome) implements Step<T> {
    }

    /** The same request after a wait. */
    record Again<T>(Duration time) implements Step<T> {
    }

    /**
     * The same request, if there is a token other than the one that was refused.
     *
     * @param otherwise the outcome where there is none
     */
    record WithNewToken<T>(Outcome<T> otherwise) implements Step<T> {
    }

    ToolCall(ToolCaller caller, ToolSpec<T> tool, byte[] input, CallOptions options) {
        this.caller = caller;
        this.tool = tool;
        this.timeout = options.timeout().orElse(caller.defaults().timeout());
        this.deadline = System.nanoTime() + timeout.toNanos();
        this.request = HttpRequest.newBuilder(caller.address(tool)).POST(BodyPublishers.ofByteArray(input))
                .header("Content-Type", "application/json").header("Accept", "application/json, application/problem+json")
                .header("User-Agent", caller.defaults().userAgent())
                .header("Schema-Version", options.schemaVersion().orElse(tool.version()));
        if (caller.isPlain()) {
            request.version(Version.HTTP_1_1); // Without TLS the JDK would ask for an upgrade with each first request.
        }
        options.maxStale().ifPresent(age -> request.header("Cache-Control", "max-stale=" + age.toSeconds()));
        options.traceparent().ifPresent(trace -> request.header("traceparent", trace));
        if (tool.effect() != Effect.READ) {
            // The same for all requests of the call, so that the tool runs once.
            request.header("Idempotency-Key", quoted(options.idempotencyKey().orElseGet(() -> UUID.randomUUID().toString())));
        }
    }

    /** A string of structured fields (RFC 9651, section 3.3.3). */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The time to the deadline; not above 0 after it. */
    Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    boolean isOver() {
        return deadline - System.nanoTime() <= 0;
    }

    /** The next request, which the caller sends at once. */
    HttpRequest next(String token) {
        requests++;
        isUnderWay = true;
        begun = System.nanoTime();
        return request.copy().header("Authorization", "Bearer " + token).timeout(atLeastAMilli(left())).build();
    }

    Reception reception() {
        return new Reception(AnswerReader.MOST_BYTES, atLeastAMilli(left()));
    }

    private static Duration atLeastAMilli(Duration time) {
        return time.toMillis() < 1 ? Duration.ofMillis(1) : time;
    }

    /** The outcome at the deadline. */
    Outcome<T> timedOut() {
        return Outcome.failed(() -> new TransportException(
                "The call of " + tool.id() + " took longer than its " + timeout.toMillis() + " ms.", isHeard || isUnderWay,
                null));
    }

    /** The outcome without a token. */
    Outcome<T> withoutToken(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return Outcome.failed(() -> cause instanceof TokenException known ? new TokenException(known.getMessage(), known)
                : new TokenException("The source of tokens failed.", cause));
    }

    /** The exception after an interrupt. */
    McpException interrupted(InterruptedException cause) {
        return new TransportException("The call of " + tool.id() + " was interrupted.", isHeard || isUnderWay, cause);
    }

    /**
     * Decides what follows a request.
     *
     * @param failure absent where the whole response arrived
     */
    Step<T> after(Reception reception, Optional<Throwable> failure) {
        isUnderWay = false;
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        isHeard |= reception.hasBegun() || failure.filter(NoResponse::isUnheard).isEmpty();
        if (failure.isPresent() && isOver()) {
            report(OptionalInt.empty(), took, Optional.empty());
            return new End<>(timedOut());
        }
        return reception.hasBegun() ? afterResponse(reception, failure.isPresent(), took)
                : afterNoResponse(failure.orElseThrow(), took);
    }

    private Step<T> afterNoResponse(Throwable failure, Duration took) {
        Optional<Duration> wait = fitting(NoResponse.isTransient(failure) ? caller.retries().afterNoResponse(retries)
                : Optional.empty());
        report(OptionalInt.empty(), took, wait);
        return again(wait).orElseGet(() -> new End<>(Outcome.failed(() -> new TransportException(
                "No response to the call of " + tool.id() + ": " + NoResponse.reason(failure) + ".", isHeard, failure))));
    }

    private Step<T> afterResponse(Reception response, boolean isCutOff, Duration took) {
        OptionalInt status = OptionalInt.of(response.status());
        if (response.status() == UNAUTHENTICATED && !hasRenewedToken) {
            hasRenewedToken = true;
            report(status, took, Optional.empty());
            return new WithNewToken<>(caller.reader().read(tool, response, isCutOff));
        }
        RetryPolicy policy = caller.retries();
        Optional<Duration> wait = fitting(isCutOff && !response.isTooLarge() ? policy.afterNoResponse(retries)
                : policy.afterStatus(response.status(), caller.reader().retryAfter(response), tool.effect(), retries));
        report(status, took, wait);
        return again(wait).orElseGet(() -> new End<>(caller.reader().read(tool, response, isCutOff)));
    }

    private Optional<Step<T>> again(Optional<Duration> wait) {
        wait.ifPresent(time -> retries++);
        return wait.map(Again::new);
    }

    /** A wait that ends before the deadline. */
    private Optional<Duration> fitting(Optional<Duration> wait) {
        return wait.filter(time -> time.compareTo(left()) < 0);
    }

    private void report(OptionalInt status, Duration took, Optional<Duration> wait) {
        try {
            caller.defaults().listener().onAttempt(new Attempt(tool.id(), requests, status, took, wait));
        } catch (RuntimeException e) {
            // A listener's failure is not the call's.
        }
    }
}
