package com.insightpulseai.mcp.hub.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No caller and no provider can keep a thread busy with a text: each pattern that sees one is fed its worst texts of 10, 100
 * and 1,000 KB, and has to do ten times the work for ten times the text. Work is counted, not timed.
 */
class PatternGrowthTest {

    private static final PatternLists LISTS = PatternLists.read();

    /** Each pattern once, in whatever class it is. */
    static Stream<PatternUse> untrusted() {
        Map<String, PatternUse> each = new HashMap<>();
        CodePatterns.all().stream().filter(LISTS::isUntrusted)
                .forEach(use -> each.putIfAbsent(LISTS.isWhole(use) + use.regex(), use));
        return each.values().stream().sorted(Comparator.comparing(PatternUse::line));
    }

    @ParameterizedTest
    @MethodSource("untrusted")
    void isLinear(PatternUse use) {
        Growth growth = Growth.of(use, LISTS.isWhole(use));

        assertThat(growth.isLinear())
                .as("""
                        %s
                        A text like this keeps a thread busy for long. Let it begin where no match before it can have \
                        begun (an anchor, a lookbehind), use possessive quantifiers, or consume failures (see SecretForms).""",
                        growth)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*", "([^\\s()!:]++)\\s*+:", "/+$",
            "<[^>]*>([^<]*)", ".*(FATAL|error):", "\\s*\\R\\s*", "(a+)+$", "(?:a|b)*c" })
    void findsOutWhatIsNotLinear(String regex) {
        assertThat(Growth.of(new PatternUse("test", regex, 0, PatternUse.Way.SEARCH), false).isLinear()).isFalse();
    }

    @Test
    void findsOutWhatIsNotLinearForAWholeText() {
        assertThat(List.of("(?:a+)+-", "(a|aa)*", "a*a*a*b")).allMatch(
                regex -> !Growth.of(new PatternUse("test", regex, 0, PatternUse.Way.WHOLE), true).isLinear());
    }
}
