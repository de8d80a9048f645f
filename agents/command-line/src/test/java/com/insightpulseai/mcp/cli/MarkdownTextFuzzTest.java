package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A code span ends where its text ends, a cell has no pipe that ends it, and prose has no sign with a meaning. */
class MarkdownTextFuzzTest {

    @FuzzTest
    void textStaysText(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);

        String span = MarkdownText.code(text);
        String cell = MarkdownText.cell(text);
        String prose = MarkdownText.prose(text);

        if (!span.isEmpty()) {
            int fence = leadingBackticks(span);
            assertThat(span).endsWith("`".repeat(fence));
            String inside = span.substring(fence, span.length() - fence);
            assertThat(inside.replaceAll("(?<!`)`{" + fence + "}(?!`)", "")).isEqualTo(inside);
            assertThat(inside.strip()).isEqualTo(SafeText.oneLine(text).strip());
        }
        assertThat(endsAtAPipe(cell)).isFalse();
        assertThat(endsAtAPipe(prose)).isFalse();
        assertThat(prose.replace("@&#8203;", "").replace("#&#8203;", "").replace("&#8203;", "")).doesNotContain("@");
    }

    private static int leadingBackticks(String span) {
        int count = 0;
        while (count < span.length() && span.charAt(count) == '`') {
            count++;
        }
        return count;
    }

    /** Returns true if a pipe has an even number of backslashes before it. */
    private static boolean endsAtAPipe(String cell) {
        int backslashes = 0;
        for (char character : cell.toCharArray()) {
            if (character == '|' && backslashes % 2 == 0) {
                return true;
            }
            backslashes = character == '\\' ? backslashes + 1 : 0;
        }
        return false;
    }
}
