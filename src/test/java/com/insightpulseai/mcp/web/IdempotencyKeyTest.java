package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "8e03978e-40d5-43dd-bc93-6894a57f9324" | 8e03978e-40d5-43dd-bc93-6894a57f9324
            8e03978e-40d5-43dd-bc93-6894a57f9324   | 8e03978e-40d5-43dd-bc93-6894a57f9324
            "a"                                    | a
            a                                      | a
            "a,b"                                  | a,b
            "a\\"b\\\\c"                           | a"b\\c
            a\\b                                   | a\\b
            !#$%&()*+-./:;<=>?@[]^_`{}~            | !#$%&()*+-./:;<=>?@[]^_`{}~
            """)
    void isTheTextWithOrWithoutQuotes(String field, String key) {
        assertThat(IdempotencyKey.in(field).value()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\"\"", "\"", "\"a", "a\"", "a\"b", "\"a\"b\"", "\"a\\\"", "\"a\\b\"", "a,b", "\"a\",\"b\"",
            "\"a\";p=1", "a b", "\"a b\"", "a\tb", "\u00e9", "\"\u00e9\"", "a\u007f", "a\u0000" })
    void refusesAnythingElse(String field) {
        assertRefused(field);
    }

    @Test
    void hasAtMostTwoHundredCharactersHoweverTheyAreWritten() {
        String longest = "\\".repeat(IdempotencyKey.LONGEST);
        assertThat(IdempotencyKey.in(longest).value()).isEqualTo(longest);
        assertThat(IdempotencyKey.in("\"" + "\\\\".repeat(IdempotencyKey.LONGEST) + "\"").value()).isEqualTo(longest);

        assertRefused(longest + "a");
        assertRefused("\"" + "\\\\".repeat(IdempotencyKey.LONGEST) + "a\"");
        assertRefused("\"" + "a".repeat(IdempotencyKey.LONGEST + 1) + "\"");
        assertRefused("a".repeat(100_000));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "a,b", "a\"b\\c", "\\" })
    void isReadAsItIsSent(String value) {
        IdempotencyKey key = new IdempotencyKey(value);

        assertThat(IdempotencyKey.in(key.field())).isEqualTo(key);
    }

    @Test
    void isKnownByItsDigest() {
        assertThat(IdempotencyKey.in("\"abc\"").digest())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static void assertRefused(String field) {
        assertThatThrownBy(() -> IdempotencyKey.in(field)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_INPUT);
            assertThat(problem.violations()).extracting(Violation::field).containsExactly("Idempotency-Key");
        });
    }
}
