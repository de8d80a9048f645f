package com.insightpulseai.mcp.sdk.token;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A source of bearer tokens, asked before each request. Safe for concurrent callers. */
@FunctionalInterface
public interface TokenSource {

    /**
     * Returns a token that is still valid, or fails with a {@link TokenException}. It does not block where the token has to be
     * fetched.
     */
    CompletionStage<String> token();

    /**
     * Reports a token that the server refused, so that the next one is another where the source can get one. A source that can
     * only give the same one again does nothing.
     */
    default void rejected(String token) {
    }

    /** A source that always gives one token. */
    static TokenSource of(String token) {
        CompletableFuture<String> given = CompletableFuture.completedFuture(TokenText.require("the token", token));
        return given::copy;
    }

    /**
     * A source that gives the value of an environment variable.
     *
     * @throws TokenException when it is not set
     */
    static TokenSource environment(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new TokenException("The variable " + variable + ", which should hold a token, is not set.");
        }
        return of(TokenText.require("the variable " + variable, value));
    }

    /** A source that gives what a file holds, which is read again when it has changed or its token was refused. */
    static TokenSource file(Path file) {
        return new TokenFile(file);
    }

    /** A source that asks for a token before each request, in the thread of the caller. */
    static TokenSource supplier(Supplier<String> supplier) {
        return () -> {
            try {
                return CompletableFuture.completedFuture(TokenText.require("the supplied token", supplier.get()));
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        };
    }
}
