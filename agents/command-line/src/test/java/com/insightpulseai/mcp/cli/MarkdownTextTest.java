package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", value = { "lodash => `lodash`", "a`b => ``a`b``", "`` => ``` `` ```",
            "a``` => ```` a``` ````", "@octocat => `@octocat`", "<img src=x> => `<img src=x>`", "![x](y) => `![x](y)`" })
    void makesACodeSpanThatTheTextCannotClose(String text, String expected) {
        assertThat(MarkdownText.code(text)).isEqualTo(expected);
    }

    @Test
    void makesNothingOfATextWithoutVisibleCharacters() {
        assertThat(MarkdownText.code(" \u202e\n")).isEmpty();
        assertThat(MarkdownText.cell("\t")).isEmpty();
    }

    @Test
    void keepsACellInItsRow() {
        assertThat(MarkdownText.cell("a|b\r\n| c |")).isEqualTo("`a\\|b  \\| c \\|`");
    }

    @Test
    void escapesAPipeByAnOddNumberOfBackslashes() {
        assertThat(MarkdownText.cell("a\\|b")).isEqualTo("`a\\\\\\|b`");
        assertThat(MarkdownText.cell("a\\\\|b")).isEqualTo("`a\\\\\\|b`");
    }

    @Test
    void breaksMentionsReferencesAndLinksInProse() {
        assertThat(MarkdownText.prose("see @octocat, #12, https://evil.example and www.evil.example"))
                .isEqualTo("see @&#8203;octocat, #&#8203;12, https&#8203;://evil.example and www&#8203;.evil.example");
    }

    @Test
    void escapesMarkupInProse() {
        assertThat(MarkdownText.prose("![x](y) <b> *a* _b_ `c` ~d~ a|b &lt; $x$\n# heading"))
                .isEqualTo("\\!\\[x\\]\\(y\\) \\<b\\> \\*a\\* \\_b\\_ \\`c\\` \\~d\\~ a\\|b \\&lt; \\$x\\$ #&#8203; heading");
    }

    @Test
    void startsNoListByProse() {
        assertThat(MarkdownText.prose("- item")).isEqualTo("\\- item");
        assertThat(MarkdownText.prose("")).isEmpty();
    }
}
