package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * A safe text is one line of XML's characters without control and format characters, is safe already, and is as long as asked
 * for. The input is UTF-16, so that lone surrogates occur; its first byte is the length.
 */
class SafeTextFuzzTest {

    @FuzzTest
    void nothingUnsafeRemains(byte[] input) {
        if (input.length < 2) {
            return;
        }
        int most = 1 + Byte.toUnsignedInt(input[0]);
        String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_16BE);

        String safe = SafeText.oneLine(text);
        String cut = SafeText.oneLine(text, most);

        assertThat(safe.codePoints()).noneMatch(SafeTextFuzzTest::isHarmful);
        assertThat(SafeText.oneLine(safe)).isEqualTo(safe);
        assertThat(new String(safe.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(safe);
        assertThat(cut.codePointCount(0, cut.length())).isLessThanOrEqualTo(most);
        if (safe.codePointCount(0, safe.length()) <= most) {
            assertThat(cut).isEqualTo(safe);
        } else {
            assertThat(safe).startsWith(cut.substring(0, cut.length() - 1));
            assertThat(cut).endsWith("…");
        }
        assertThat(DisplayWidth.of(safe)).isBetween(0, 2 * safe.length());
    }

    private static boolean isHarmful(int character) {
        int type = Character.getType(character);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
                || (character & 0xfffe) == 0xfffe;
    }
}
