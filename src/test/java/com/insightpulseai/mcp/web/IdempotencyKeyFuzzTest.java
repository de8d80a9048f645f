package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * An {@code Idempotency-Key} is 1 to 200 visible characters, is read again from how it is sent, or is the caller's mistake.
 * <p>
 * Input: the field's value.
 */
class IdempotencyKeyFuzzTest {

    @FuzzTest
    void isReadAgainFromWhatIsSent(byte[] input) {
        String field = new String(input, StandardCharsets.ISO_8859_1);

        Optional<IdempotencyKey> key = key(field);

        key.ifPresent(read -> {
            assertThat(read.value()).matches("[!-~]{1,200}");
            assertThat(key(read.field())).contains(read);
        });
        if (field.matches("[a-zA-Z0-9-]{1,200}")) {
            assertThat(key).contains(new IdempotencyKey(field));
            assertThat(key("\"" + field + "\"")).isEqualTo(key);
        }
    }

    /** Empty where the field is refused. */
    private static Optional<IdempotencyKey> key(String field) {
        try {
            return Optional.of(IdempotencyKey.in(field));
        } catch (ProblemException problem) {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_INPUT);
            return Optional.empty();
        }
    }
}
