package com.insightpulseai.mcp.generator.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.generator.Mistakes;

/** How lines are put into texts that people write. */
class TextTest {

    @Test
    void addsAToolBetweenCommentsAndWhatFollows() {
        String yaml = """
                providers:
                  one:
                    tools: # all
                    - name: a # last
                      keys: [x,
                        y]
                    # more to come

                # about alerts
                alerts: {}
                """;

        assertThat(ConfigInsertion.addTool(yaml, "one", "- name: b\n")).isEqualTo(yaml.replace("y]\n", "y]\n    - name: b\n"));
        assertThat(ConfigInsertion.addProvider(yaml, "two: {}\n")).isEqualTo(yaml.replace("y]\n", "y]\n\n  two: {}\n"));
    }

    @Test
    void addsToNoListOfToolsThatIsNotWrittenInLines() {
        assertThatThrownBy(
                () -> ConfigInsertion.addTool("providers:\n  one:\n    tools: [{ name: a }]\n", "one", "- name: b\n"))
                .isInstanceOf(Mistakes.class).hasMessageStartingWith("providers.one.tools: cannot be added to");
    }

    @Test
    void recordsAnAnswerBehindTheOthers() {
        assertThat(RecordedResponses.record("[]", "{}")).isEqualTo("[\n  {}\n]\n");
        assertThat(RecordedResponses.record("[\n  {\"a\": 1}\n]\n", "{}")).isEqualTo("[\n  {\"a\": 1},\n  {}\n]\n");
        assertThatThrownBy(() -> RecordedResponses.record("{}", "{}")).isInstanceOf(Mistakes.class)
                .hasMessageContaining("JSON array");
    }

    @Test
    void addsToWhatIsUnreleasedAndNotToAnEarlierVersion() {
        String changelog = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- One,\n  in two lines.\n\n### Fixed\n\n- It.\n\n"
                + "## [0.1.0]\n\n"
                + "### Added\n\n- All.\n";

        assertThat(Changelog.add(changelog, "Two.")).isEqualTo(changelog.replace("lines.\n", "lines.\n- Two.\n"));
        assertThatThrownBy(() -> Changelog.add("## [Unreleased]\n\n## [0.1.0]\n\n### Added\n", "Two."))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("### Added");
    }

    @Test
    void sortsImportsAsNamesWantThem() {
        String source = "package a;\n\nimport b.Zebra;\nimport b.Apple;\n\nimport io.Uni;\n\nclass Thing {\n}\n";

        assertThat(JavaSource.of("a/Thing.java", source).text())
                .isEqualTo(source.replace("import b.Zebra;\nimport b.Apple;\n", "import b.Apple;\nimport b.Zebra;\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Yes", "null", "on", "a: b", "1", "it's", "# no" })
    void quotesWhatYamlWouldTakeForSomethingElse(String text) {
        assertThat(Words.yaml(text)).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @CsvSource({ "sample.list,sample,samples", "policy.get,policy,policies",
            "package.alerts.list,package alerts,package alerts",
            "nodes,nodes,nodes", "day.list,day,days" })
    void knowsWhatAToolIsAbout(String tool, String subject, String plural) {
        assertThat(Words.subject(tool)).isEqualTo(subject);
        assertThat(Words.plural(Words.subject(tool))).isEqualTo(plural);
    }
}
