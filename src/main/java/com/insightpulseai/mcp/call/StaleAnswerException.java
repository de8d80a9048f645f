package com.insightpulseai.mcp.call;

/** Ends a call whose provider failed with an answer of earlier, past the tool's own type of answer. */
public final class StaleAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StaleAnswer answer;

    public StaleAnswerException(StaleAnswer answer) {
        super("answered with what is " + answer.age().toSeconds() + " s old", null, false, false);
        this.answer = answer;
    }

    public StaleAnswer answer() {
        return answer;
    }
}
