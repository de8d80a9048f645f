package com.insightpulseai.mcp.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

class MaxStaleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            max-stale=60                            | 60
            max-stale=0                             | 0
            max-stale=999999999                     | 999999999
            Max-Stale=60                            | 60
            MAX-STALE = 60                          | 60
            max-stale="60"                          | 60
            no-cache, max-stale=60 ,max-age=5       | 60
            max-stale=60, max-stale=10, max-stale   | 10
            x="a, max-stale=1", max-stale=60        | 60
            """)
    void readsTheSeconds(String header, long seconds) {
        assertThat(MaxStale.in(List.of(header))).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void withoutAValueAnAnswerOfAnyAgeWillDo() {
        assertThat(MaxStale.in(List.of("no-cache, max-stale"))).contains(MaxStale.ANY);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ",", "no-cache", "max-age=60", "stale-if-error=60", "x-max-stale=abc", "max-stale-if=abc",
            "private=\"max-stale=abc\"", "x=\"a, max-stale=abc\"", "x=\"max-stale" })
    void otherDirectivesAreNoneOfOurs(String header) {
        assertThat(MaxStale.in(List.of(header))).isEmpty();
    }

    @Test
    void takesAHeaderOfSeveralLines() {
        assertThat(MaxStale.in(List.of("no-cache", "max-age=0, max-stale=60"))).contains(Duration.ofSeconds(60));
    }

    @Test
    void takesAHeaderThatWasSplitAtEveryComma() {
        assertThat(MaxStale.in(List.of("x=\"a", " max-stale=1\"", " max-stale=60"))).contains(Duration.ofSeconds(60));
    }

    @Test
    void isEmptyWithoutAHeader() {
        assertThat(MaxStale.in(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "max-stale=", "max-stale=abc", "max-stale=-1", "max-stale=1.5", "max-stale=1000000000",
            "max-stale=\"60", "max-stale=60s", "max-stale=6 0", "no-cache, max-stale=abc, max-stale=60" })
    void refusesWhatIsNoNumberOfSeconds(String header) {
        assertThatThrownBy(() -> MaxStale.in(List.of(header)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_INPUT);
                    assertThat(problem.violations()).extracting(Violation::field).containsExactly("Cache-Control");
                });
    }
}
