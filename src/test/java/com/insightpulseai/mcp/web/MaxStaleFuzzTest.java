package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * A {@code Cache-Control} is read the same however its lines are joined, gives a time within bounds or is the caller's mistake.
 * <p>
 * Input: the field's lines.
 */
class MaxStaleFuzzTest {

    @FuzzTest
    void linesMeanWhatTheyMeanJoined(byte[] input) {
        List<String> lines = List.of(new String(input, StandardCharsets.ISO_8859_1).split("[\\r\\n]", -1));
        String joined = String.join(",", lines);

        Object age = outcome(lines);

        assertThat(outcome(List.of(joined))).isEqualTo(age);
        if (!joined.toLowerCase(Locale.ROOT).contains("max-stale")) {
            assertThat(age).isEqualTo(Optional.empty());
        } else if (joined.matches("[a-z0-9,=-]*")) {
            assertThat(age).isEqualTo(plain(joined));
        }
    }

    /** The time, or {@code invalid_input}. */
    private static Object outcome(List<String> lines) {
        try {
            Optional<Duration> age = MaxStale.in(lines);
            age.ifPresent(time -> assertThat(time).isBetween(Duration.ZERO, MaxStale.ANY));
            return age;
        } catch (ProblemException problem) {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_INPUT);
            return problem.code();
        }
    }

    /** A second reading, of fields without quotes and blanks. */
    private static Object plain(String field) {
        long least = Long.MAX_VALUE;
        for (String directive : field.split(",")) {
            String[] parts = directive.split("=", 2);
            if (parts[0].equals("max-stale")) {
                if (parts.length > 1 && !parts[1].matches("[0-9]{1,9}")) {
                    return ProblemCode.INVALID_INPUT;
                }
                least = Math.min(least, parts.length > 1 ? Long.parseLong(parts[1]) : MaxStale.ANY.toSeconds());
            }
        }
        return least == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofSeconds(least));
    }
}
