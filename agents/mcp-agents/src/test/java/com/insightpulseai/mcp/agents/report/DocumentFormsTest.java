package com.insightpulseai.mcp.agents.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.agents.report.Document.Mood;
import com.insightpulseai.mcp.cli.Terminal;

class DocumentFormsTest {

    private static final Terminal PLAIN = new Terminal(false, false, false, 120);
    private static final String HOSTILE = "a|b`c\n## d\u001b[31m @all ![i](https://e.example)";

    private static Document document(String foreign) {
        return new Document().title(Phrase.of("Bad: ").thenForeign(foreign), Mood.BAD).table(List.of("where", "what"), List.of(
                List.of(Phrase.foreign("web-1"), Phrase.foreign(foreign)), List.of(Phrase.foreign("日本"), Phrase.of("x"))))
                .section("Not known", List.of(Phrase.of("part: ").thenSentence(foreign)));
    }

    @Test
    void alignsColumnsByTheWidthThatTerminalsShow() {
        assertThat(TextForm.of(document("text"), PLAIN)).isEqualTo("""
                Bad: text
                where  what
                web-1  text
                日本   x

                Not known
                - part: text
                """);
    }

    @Test
    void writesMarkdown() {
        assertThat(MarkdownForm.of(document("text"))).isEqualTo("""
                ## Bad: `text`

                | where | what |
                | --- | --- |
                | `web-1` | `text` |
                | `日本` | x |

                ### Not known

                - part: text
                """);
    }

    @Test
    void keepsHostileTextInItsLineAndCell() {
        assertThat(TextForm.of(document(HOSTILE), PLAIN)).hasLineCount(7).doesNotContain("\u001b");
        assertThat(MarkdownForm.of(document(HOSTILE)).lines()).hasSize(10).noneMatch(line -> line.startsWith("## d"))
                .filteredOn(line -> line.startsWith("| `web-1`")).singleElement().asString()
                .matches("\\| `web-1` \\| ``.*a\\\\\\|b`c.*`` \\|");
    }

    @Test
    void coloursTheTitleOnATerminal() {
        assertThat(TextForm.of(document("text"), new Terminal(true, true, true, 80))).startsWith("\u001b[31mBad: text");
    }

    @Test
    void linksOnlyPlainAddresses() {
        assertThat(MarkdownForm.of(new Document().paragraph(Phrase.of("See ").thenLink("https://e.example/a?b=1"))))
                .isEqualTo("See <https://e.example/a?b=1>\n");
        assertThat(MarkdownForm.of(new Document().paragraph(Phrase.of("See ").thenLink("javascript:alert(1)"))))
                .isEqualTo("See `javascript:alert(1)`\n");
        assertThat(MarkdownForm.of(new Document().paragraph(Phrase.of("See ").thenLink("https://e.example/> <script>"))))
                .startsWith("See `");
    }

    @Test
    void shortensNumbersAndTimes() {
        assertThat(Numbers.shortened(86.2)).isEqualTo("86.2");
        assertThat(Numbers.shortened(14_400.04)).isEqualTo("14,400");
        assertThat(Numbers.shortened(0.5)).isEqualTo("0.5");
        assertThat(Numbers.shortened(1e-9)).isEqualTo("0");
        assertThat(Times.length(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }
}
