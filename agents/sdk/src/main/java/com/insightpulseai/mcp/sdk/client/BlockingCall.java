package com.insightpulseai.mcp.sdk.client;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.insightpulseai.mcp.sdk.client.ToolCall.Again;
import com.insightpulseai.mcp.sdk.client.ToolCall.End;
import com.insightpulseai.mcp.sdk.client.ToolCall.Step;
import com.insightpulseai.mcp.sdk.client.ToolCall.WithNewToken;
import com.insightpulseai.mcp.sdk.net.Reception;

/**
 * Makes a call in the thread that asks for it. To wait for an {@link AsyncCall} would do the same, but the JDK's client passes
 * an asynchronous exchange from thread to thread, so that a fast call takes twice as long.
 */
final class BlockingCall<T> {

    private final ToolCaller caller;
    private final ToolCall<T> call;

    BlockingCall(ToolCaller caller, ToolCall<T> call) {
        this.caller = caller;
        this.call = call;
    }

    /** Makes the call; an interrupt ends it. */
    Outcome<T> run() throws InterruptedException {
        try {
            String token = token();
            while (!call.isOver()) {
                Step<T> step = send(token);
                if (step instanceof End<T> end) {
                    return end.outcome();
                } else if (step instanceof Again<T> again) {
                    pause(again);
                    token = token();
                } else if (step instanceof WithNewToken<T> renewal) {
                    caller.rejected(token);
                    Optional<String> other = tokenOtherThan(token);
                    if (other.isEmpty()) {
                        return renewal.otherwise();
                    }
                    token = other.get();
                }
            }
            return call.timedOut();
        } catch (ExecutionException e) {
            return call.withoutToken(e.getCause());
        } catch (TimeoutException e) {
            return call.timedOut();
        }
    }

    private Step<T> send(String token) throws InterruptedException {
        Reception reception = call.reception();
        try {
            caller.http().send(call.next(token), reception);
            return call.after(reception, Optional.empty());
        } catch (IOException e) {
            return call.after(reception, Optional.of(e));
        }
    }

    private String token() throws InterruptedException, ExecutionException, TimeoutException {
        return await(caller.token());
    }

    private Optional<String> tokenOtherThan(String refused) throws InterruptedException, TimeoutException {
        try {
            return Optional.of(token()).filter(token -> !token.equals(refused));
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    private void pause(Again<T> again) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Void> waited = new CompletableFuture<>();
        caller.pause().then(again.time(), () -> waited.complete(null));
        await(waited);
    }

    private <V> V await(CompletionStage<V> stage) throws InterruptedException, ExecutionException, TimeoutException {
        return stage.toCompletableFuture().get(Math.max(1, call.left().toNanos()), TimeUnit.NANOSECONDS);
    }
}
