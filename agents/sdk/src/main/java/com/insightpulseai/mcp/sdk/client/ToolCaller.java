package com.insightpulseai.mcp.sdk.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import com.insightpulseai.mcp.sdk.problem.McpException;
import com.insightpulseai.mcp.sdk.token.TokenSource;

/** Calls tools for all facades. */
final class ToolCaller implements AutoCloseable {

    private final HttpClient http;
    private final boolean ownsHttp;
    private final URI baseUrl;
    private final TokenSource tokens;
    private final CallDefaults defaults;
    private final RetryPolicy retries;
    private final Pause pause;
    private final AnswerReader reader;

    /**
     * Settings of all calls.
     *
     * @param timeout of a call that names none
     * @param userAgent value of the header
     */
    record CallDefaults(Duration timeout, String userAgent, CallListener listener) {
    }

    /** @param ownsHttp whether to close the HTTP client too */
    ToolCaller(HttpClient http, boolean ownsHttp, URI baseUrl, TokenSource tokens, CallDefaults defaults, RetryPolicy retries,
            Pause pause,
            Clock clock) {
        this.http = http;
        this.ownsHttp = ownsHttp;
        this.baseUrl = baseUrl;
        this.tokens = tokens;
        this.defaults = defaults;
        this.retries = retries;
        this.pause = pause;
        this.reader = new AnswerReader(clock);
    }

    /** Calls a tool and waits. An interrupt ends the call and stays set. */
    <T> Answer<T> call(ToolSpec<T> tool, Object input, CallOptions options) {
        ToolCall<T> call = toolCall(tool, input, options);
        try {
            return new BlockingCall<>(this, call).run().orThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.interrupted(e);
        }
    }

    /** Calls a tool. To cancel the future cancels the call; its failure is a {@link McpException}. */
    <T, R> CompletableFuture<R> callAsync(ToolSpec<T> tool, Object input, CallOptions options, Function<Answer<T>, R> result) {
        CompletableFuture<Outcome<T>> call = new AsyncCall<>(this, toolCall(tool, input, options)).start();
        CompletableFuture<R> visible = new CompletableFuture<>();
        call.whenComplete((outcome, failure) -> {
            try {
                visible.complete(result.apply(failure == null ? outcome.orThrow() : rethrown(failure)));
            } catch (RuntimeException e) {
                visible.completeExceptionally(e);
            }
        });
        visible.whenComplete((value, failure) -> {
            if (visible.isCancelled()) {
                call.cancel(true);
            }
        });
        return visible;
    }

    private static <T> T rethrown(Throwable failure) {
        throw new CompletionException(failure);
    }

    private <T> ToolCall<T> toolCall(ToolSpec<T> tool, Object input, CallOptions options) {
        return new ToolCall<>(this, tool, JsonFormat.bytes(input), options);
    }

    /** Ends what can be ended: before Java 21 the JDK's client ends by itself when nothing refers to it any more. */
    @Override
    public void close() {
        if (ownsHttp && (Object) http instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the HTTP client cannot be closed", e);
            }
        }
    }

    HttpClient http() {
        return http;
    }

    URI address(ToolSpec<?> tool) {
        return URI.create(baseUrl + tool.path());
    }

    /** Returns true for http, which is for loopback addresses only. */
    boolean isPlain() {
        return "http".equalsIgnoreCase(baseUrl.getScheme());
    }

    CompletionStage<String> token() {
        try {
            return tokens.token();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    void rejected(String token) {
        tokens.rejected(token);
    }

    CallDefaults defaults() {
        return defaults;
    }

    RetryPolicy retries() {
        return retries;
    }

    Pause pause() {
        return pause;
    }

    AnswerReader reader() {
        return reader;
    }
}
