package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Optional;

/**
 * What is written of a call after it.
 *
 * @param error the problem's code; empty when the call went well
 * @param summary the redacted result, JSON
 * @param hostname the provider's host that was called, where one was
 * @param question of a good call what its answer is kept under, of a failed one whose last answer may be handed out
 * @param answer the good answer to keep
 */
record CallResult(Optional<String> error, String summary, Duration duration, Optional<String> hostname,
        Optional<Question> question, Optional<String> answer) {

    private static final String CANCELLED = "cancelled";

    /** Of a call whose caller went away. */
    static CallResult cancelled(Duration duration, Optional<String> hostname) {
        return new CallResult(Optional.of(CANCELLED), "{}", duration, hostname, Optional.empty(), Optional.empty());
    }
}
