package com.insightpulseai.mcp.sdk.client;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.insightpulseai.mcp.sdk.client.ToolCall.Again;
import com.insightpulseai.mcp.sdk.client.ToolCall.End;
import com.insightpulseai.mcp.sdk.client.ToolCall.Step;
import com.insightpulseai.mcp.sdk.client.ToolCall.WithNewToken;
import com.insightpulseai.mcp.sdk.net.Reception;

/** Makes a call without a thread that waits. */
final class AsyncCall<T> {

    private final ToolCaller caller;
    private final ToolCall<T> call;
    private final CompletableFuture<Outcome<T>> result = new CompletableFuture<>();
    private volatile CompletableFuture<HttpResponse<byte[]>> inFlight;

    AsyncCall(ToolCaller caller, ToolCall<T> call) {
        this.caller = caller;
        this.call = call;
    }

    /** Begins the call. To cancel the future ends it. */
    CompletableFuture<Outcome<T>> start() {
        result.completeOnTimeout(call.timedOut(), Math.max(1, call.left().toNanos()), TimeUnit.NANOSECONDS);
        result.whenComplete((outcome, failure) -> {
            CompletableFuture<?> open = inFlight;
            if (open != null) {
                open.cancel(true);
            }
        });
        next();
        return result;
    }

    private void next() {
        withToken(this::send, failure -> result.complete(call.withoutToken(failure)));
    }

    private void withToken(Consumer<String> use, Consumer<Throwable> otherwise) {
        caller.token().whenComplete((token, failure) -> guarded(() -> {
            if (failure == null) {
                use.accept(token);
            } else {
                otherwise.accept(failure);
            }
        }));
    }

    /** An exception in a callback would leave the call without an end. */
    private void guarded(Runnable step) {
        if (!result.isDone()) {
            try {
                step.run();
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        }
    }

    private void send(String token) {
        Reception reception = call.reception();
        CompletableFuture<HttpResponse<byte[]>> exchange = caller.http().sendAsync(call.next(token), reception);
        inFlight = exchange;
        exchange.whenComplete((response, failure) -> guarded(() -> follow(call.after(reception, cause(failure)), token)));
        if (result.isDone()) {
            exchange.cancel(true);
        }
    }

    private static Optional<Throwable> cause(Throwable failure) {
        return Optional.ofNullable(failure instanceof CompletionException ? failure.getCause() : failure);
    }

    private void follow(Step<T> step, String token) {
        if (step instanceof End<T> end) {
            result.complete(end.outcome());
        } else if (step instanceof Again<T> again) {
            caller.pause().then(again.time(), () -> guarded(this::next));
        } else if (step instanceof WithNewToken<T> renewal) {
            caller.rejected(token);
            withToken(other -> {
                if (other.equals(token)) {
                    result.complete(renewal.otherwise());
                } else {
                    send(other);
                }
            }, failure -> result.complete(renewal.otherwise()));
        }
    }
}
