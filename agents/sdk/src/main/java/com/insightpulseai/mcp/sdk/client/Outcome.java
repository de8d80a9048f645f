package com.insightpulseai.mcp.sdk.client;

import java.util.Optional;
import java.util.function.Supplier;

import com.insightpulseai.mcp.sdk.problem.McpException;

/**
 * The end of a call: an answer or a failure. Its exception is made where it is thrown, so that the stack trace is the caller's.
 */
final class Outcome<T> {

    private final Optional<Answer<T>> answer;
    private final Supplier<? extends McpException> failure;

    private Outcome(Optional<Answer<T>> answer, Supplier<? extends McpException> failure) {
        this.answer = answer;
        this.failure = failure;
    }

    static <T> Outcome<T> answered(Answer<T> answer) {
        return new Outcome<>(Optional.of(answer), () -> null);
    }

    static <T> Outcome<T> failed(Supplier<? extends McpException> failure) {
        return new Outcome<>(Optional.empty(), failure);
    }

    /** @throws McpException when the call gave no result */
    Answer<T> orThrow() {
        return answer.orElseThrow(failure);
    }
}
