package com.insightpulseai.mcp.scanner.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any pattern is read or refused, and patterns of stars and literals match what a regular expression does. Of an input the
 * text to the first zero byte is the pattern, the rest is the path.
 */
class GlobFuzzTest {

    private static final int MOST_STARS = 4;
    private static final int LONGEST = 40;

    @FuzzTest
    void everyPatternIsReadOrRefused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int zero = text.indexOf('\0');
        String pattern = zero < 0 ? text : text.substring(0, zero);
        String path = zero < 0 ? "a/b" : text.substring(zero + 1);

        Optional<Glob> glob = Glob.parse(pattern);
        boolean matches = glob.filter(parsed -> parsed.matches(path)).isPresent();

        assertThat(BraceExpansion.of(pattern).size()).isBetween(1, 256);
        IgnoreRule.parse(pattern).ifPresent(rule -> rule.matches(path, true));
        glob.flatMap(Glob::literal).ifPresent(literal -> assertThat(matches).isEqualTo(literal.equals(path)));
        boolean isSimple = !pattern.contains("**") && pattern.chars().noneMatch(character -> "[\\".indexOf(character) >= 0)
                && pattern.chars().filter(character -> character == '*').count() <= MOST_STARS
                && pattern.length() <= LONGEST && path.length() <= LONGEST;
        if (isSimple && !pattern.isEmpty()) {
            assertThat(matches).isEqualTo(expression(pattern).matcher(path).matches());
        }
    }

    private static Pattern expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (char character : pattern.toCharArray()) {
            expression.append(switch (character) {
                case '*' -> "[^/]*";
                case '?' -> "[^/]";
                default -> String.format("\\x{%x}", (int) character);
            });
        }
        return Pattern.compile(expression.toString(), Pattern.DOTALL);
    }
}
