package com.insightpulseai.mcp.scanner.github;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import com.insightpulseai.mcp.sdk.token.TokenSource;

/** Tokens of a job, each of which the job's log masks before it is used. Safe for concurrent callers. */
public final class MaskedTokens implements TokenSource {

    private final TokenSource source;
    private final Consumer<String> mask;
    private String newest = "";

    /** @param mask hides a token from the job's log */
    public MaskedTokens(TokenSource source, Consumer<String> mask) {
        this.source = source;
        this.mask = mask;
    }

    @Override
    public CompletionStage<String> token() {
        return source.token().thenApply(this::masked);
    }

    private synchronized String masked(String token) {
        if (!token.equals(newest)) {
            mask.accept(token);
            newest = token;
        }
        return token;
    }

    @Override
    public void rejected(String token) {
        source.rejected(token);
    }

    /** Returns the claims of the newest token; empty before there was one. */
    public synchronized Optional<TokenClaims> claims() {
        return newest.isEmpty() ? Optional.empty() : TokenClaims.of(newest);
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
