package com.insightpulseai.mcp.sdk.token;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Keeps an issued token until shortly before its end. Concurrent callers wait for one request to the issuer. */
final class RenewedTokens implements TokenSource {

    private final Supplier<CompletableFuture<IssuedToken>> issuer;
    private final Duration margin;
    private final Clock clock;
    private IssuedToken current;
    private CompletableFuture<IssuedToken> pending;

    /** @param margin how long before its end a token is replaced */
    RenewedTokens(Supplier<CompletableFuture<IssuedToken>> issuer, Duration margin, Clock clock) {
        this.issuer = issuer;
        this.margin = margin;
        this.clock = clock;
    }

    @Override
    public CompletionStage<String> token() {
        CompletableFuture<IssuedToken> request;
        synchronized (this) {
            if (current != null && clock.instant().isBefore(current.expiresAt().minus(margin))) {
                return CompletableFuture.completedFuture(current.token());
            }
            if (pending != null) {
                return pending.thenApply(IssuedToken::token);
            }
            request = new CompletableFuture<>();
            pending = request;
        }
        // Outside of the lock, because a response may be there at once.
        issuer.get().whenComplete((issued, failure) -> settle(request, issued, failure));
        return request.thenApply(IssuedToken::token);
    }

    private void settle(CompletableFuture<IssuedToken> request, IssuedToken issued, Throwable failure) {
        synchronized (this) {
            pending = null;
            current = issued;
        }
        if (failure == null) {
            request.complete(issued);
        } else {
            request.completeExceptionally(failure);
        }
    }

    @Override
    public synchronized void rejected(String token) {
        if (current != null && current.token().equals(token)) {
            current = null;
        }
    }
}
