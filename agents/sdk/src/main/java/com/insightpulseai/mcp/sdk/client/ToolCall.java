package com.insightpulseai.mcp.sdk.client;

import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.insightpulseai.mcp.sdk.net.Reception;
import com.insightpulseai.mcp.sdk.problem.McpException;
import com.insightpulseai.mcp.sdk.problem.TransportException;
import com.insightpulseai.mcp.sdk.token.TokenException;

/** One call: a request, and where it is safe more of them, within one deadline. Its requests follow one another. */
final class ToolCall<T> {

    private static final int UNAUTHENTICATED = 401;

    private final ToolCaller caller;
    private final ToolSpec<T> tool;
    private final HttpRequest.Builder request;
    private final Duration timeout;
    private final long deadline;
    private final CompletableFuture<Outcome<T>> result = new CompletableFuture<>();
    private int requests;
    private int retries;
    private boolean hasRenewedToken;
    private volatile boolean isHeard;
    private volatile boolean isUnderWay;
    private volatile CompletableFuture<HttpResponse<byte[]>> inFlight;

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

    CompletableFuture<Outcome<T>> start() {
        result.completeOnTimeout(Outcome.failed(this::timedOut), timeout.toNanos(), TimeUnit.NANOSECONDS);
        result.whenComplete((outcome, failure) -> {
            CompletableFuture<?> open = inFlight;
            if (open != null) {
                open.cancel(true);
            }
        });
        guarded(this::next);
        return result;
    }

    private McpException timedOut() {
        return new TransportException("The call of " + tool.id() + " took longer than its " + timeout.toMillis() + " ms.",
                isHeard || isUnderWay, null);
    }

    private void next() {
        if (!result.isDone()) {
            caller.token().whenComplete((token, failure) -> guarded(() -> {
                if (failure == null) {
                    send(token);
                } else {
                    result.complete(Outcome.failed(() -> tokenFailure(failure)));
                }
            }));
        }
    }

    private static TokenException tokenFailure(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof TokenException known ? new TokenException(known.getMessage(), known)
                : new TokenException("The source of tokens failed.", cause);
    }

    /** An exception in a callback would leave the call without an end. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private void send(String token) {
        requests++;
        isUnderWay = true;
        Reception reception = new Reception(AnswerReader.MOST_BYTES);
        long begun = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> exchange = caller.http()
                .sendAsync(request.copy().header("Authorization", "Bearer " + token).build(), reception);
        inFlight = exchange;
        exchange.whenComplete((response, failure) -> guarded(() -> {
            if (!result.isDone()) {
                isUnderWay = false;
                onEnd(reception, failure, token, Duration.ofNanos(System.nanoTime() - begun));
            }
        }));
        if (result.isDone()) {
            exchange.cancel(true);
        }
    }

    private void onEnd(Reception reception, Throwable failure, String token, Duration took) {
        if (!reception.hasBegun()) {
            onNoResponse(failure instanceof CompletionException ? failure.getCause() : failure, took);
        } else if (reception.status() == UNAUTHENTICATED && !hasRenewedToken) {
            onRefusedToken(reception, token, took);
        } else {
            onResponse(reception, failure != null, took);
        }
    }

    private void onNoResponse(Throwable failure, Duration took) {
        isHeard |= !NoResponse.isUnheard(failure);
        Optional<Duration> wait = NoResponse.isTransient(failure) ? caller.retries().afterNoResponse(retries)
                : Optional.empty();
        goOn(wait, OptionalInt.empty(), took, () -> Outcome.failed(() -> new TransportException(
                "No response to the call of " + tool.id() + ": " + NoResponse.reason(failure) + ".", isHeard, failure)));
    }

    /** Sends the request once more where the source has another token. */
    private void onRefusedToken(Reception response, String refused, Duration took) {
        hasRenewedToken = true;
        caller.rejected(refused);
        caller.token().whenComplete((token, failure) -> guarded(() -> {
            boolean isNew = failure == null && !token.equals(refused);
            report(OptionalInt.of(response.status()), took, isNew ? Optional.of(Duration.ZERO) : Optional.empty());
            if (isNew) {
                send(token);
            } else {
                result.complete(caller.reader().read(tool, response, false));
            }
        }));
    }

    private void onResponse(Reception response, boolean isCutOff, Duration took) {
        isHeard = true;
        RetryPolicy policy = caller.retries();
        Optional<Duration> wait = isCutOff && !response.isTooLarge() ? policy.afterNoResponse(retries)
                : policy.afterStatus(response.status(), caller.reader().retryAfter(response), tool.effect(), retries);
        goOn(wait, OptionalInt.of(response.status()), took, () -> caller.reader().read(tool, response, isCutOff));
    }

    /** Sends the next request after a wait, or ends the call where there is none or the deadline comes first. */
    private void goOn(Optional<Duration> wait, OptionalInt status, Duration took, Supplier<Outcome<T>> end) {
        Optional<Duration> fitting = wait.filter(time -> time.toNanos() < deadline - System.nanoTime());
        report(status, took, fitting);
        if (fitting.isPresent()) {
            retries++;
            caller.pause().then(fitting.get(), () -> guarded(this::next));
        } else {
            result.complete(end.get());
        }
    }

    private void report(OptionalInt status, Duration took, Optional<Duration> wait) {
        try {
            caller.defaults().listener().onAttempt(new Attempt(tool.id(), requests, status, took, wait));
        } catch (RuntimeException e) {
            // A listener's failure is not the call's.
        }
    }
}
