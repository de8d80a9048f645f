package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @Test
    void keepsAnOrdinaryTextAsItIs() {
        String text = "@scope/name 1.0.0: ärger, 依存関係, 🚀";

        assertThat(SafeText.oneLine(text)).isSameAs(text);
    }

    @Test
    void dropsEscapeSequences() {
        assertThat(SafeText.oneLine("left\u001b[2J\u001b]0;title\u0007-pad\u009b31m")).isEqualTo("left[2J]0;title-pad31m");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\n", "\r", "\t", "\u0085", "\u2028", "\u2029" })
    void makesOneLineOfSeveral(String lineBreak) {
        assertThat(SafeText.oneLine("first" + lineBreak + "second")).isEqualTo("first second");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0x00, 0x7f, 0x9f, 0xad, 0x200b, 0x200d, 0x200e, 0x202e, 0x2066, 0x2069, 0x61c, 0xfeff, 0xfff9, 0xfffe,
            0xffff, 0xfdd0, 0xfe0f, 0x3164, 0xe0041, 0x1fffe, 0xd800, 0xdfff })
    void dropsCharactersThatHideOrReverse(int character) {
        assertThat(SafeText.oneLine("a" + new String(Character.toChars(character)) + "b")).isEqualTo("ab");
    }

    @Test
    void keepsFourCombiningMarksAtMost() {
        assertThat(SafeText.oneLine("e\u0301\u0302x")).isEqualTo("e\u0301\u0302x");
        assertThat(SafeText.oneLine("e" + "\u0301".repeat(500) + "x")).isEqualTo("e" + "\u0301".repeat(4) + "x");
        assertThat(SafeText.oneLine("e\u0301\u0301\u202e\u0301\u0301\u0301")).isEqualTo("e" + "\u0301".repeat(4));
    }

    @Test
    void keepsPairsOfSurrogatesTogether() {
        assertThat(SafeText.oneLine("\ud83d\ude80\ud83d \ude80")).isEqualTo("🚀 ");
    }

    @ParameterizedTest
    @CsvSource({ "abc,3,abc", "abcd,3,ab…", "🚀🚀🚀,3,🚀🚀🚀", "🚀🚀🚀🚀,3,🚀🚀…", "abc,1,…" })
    void cutsByCharacters(String text, int most, String expected) {
        assertThat(SafeText.oneLine(text, most)).isEqualTo(expected);
    }

    @Test
    void countsOnlyTheCharactersThatAreKept() {
        assertThat(SafeText.oneLine("\u202ea\u202eb\u202ec\u202e", 3)).isEqualTo("abc");
    }

    @Test
    void cutsATextOfManyMegabytesOfControlCharacters() {
        assertThat(SafeText.oneLine("\u0001".repeat(5_000_000) + "end", 10)).isEqualTo("end");
        assertThat(SafeText.oneLine("x".repeat(5_000_000) + "\u0001", 10)).isEqualTo("xxxxxxxxx…");
    }
}
