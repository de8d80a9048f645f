package com.insightpulseai.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

/** A start takes each value of {@code provider-config.yaml} as written, or refuses it with its file and line. */
class StrictYamlTest {

    private static final String FILE = """
            version: '1.0'
            providers:
              acme:
                base_url: https://acme.example
                allowed_hosts: [acme.example]
                settings: { org: acme }
                tools:
                  - name: sample.list
                    min_role: ops_admin
                    timeout_ms: 5000
            """;

    @TempDir
    Path folder;

    private SmallRyeConfig start(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("providers.yaml"), yaml);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("PROVIDER_CONFIG", file.toString()), "environment", 300))
                .withSources(new ProviderConfigSourceFactory())
                .addDefaultInterceptors()
                .build();
    }

    private void assertRefused(String yaml, int line, String sentence) {
        assertThatThrownBy(() -> start(yaml)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(folder.resolve("providers.yaml") + ":" + line + ": ").message()
                .contains(sentence).hasLineCount(1);
    }

    @Test
    void takesAFileWithoutMistakes() throws IOException {
        assertThat(start(FILE).getValue("providers.acme.tools[0].min_role", String.class)).isEqualTo("ops_admin");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            timeout_ms: 5000           | min_role: ops_viewer             | 10 | 'min_role' is given twice, in lines 9 and 10
            timeout_ms: 5000           | 'min_role': ops_viewer           | 10 | 'min_role' is given twice, in lines 9 and 10
            timeout_ms: 5000           | "min\\x5frole": ops_viewer       | 10 | 'min_role' is given twice, in lines 9 and 10
            settings: { org: acme }    | allowed_hosts: [evil.example]    |  6 | 'allowed_hosts' is given twice, in lines 5 and 6
            { org: acme }              | { org: acme, org: other }        |  6 | 'org' is given twice, in lines 6 and 6
            { org: acme }              | { 1: a, '1': b }                 |  6 | '1' is given twice
            settings: { org: acme }    | tools[0]: { min_role: a }        |  6 | 'tools[0]' cannot be a key
            """)
    void refusesAKeyThatIsGivenTwice(String from, String to, int line, String sentence) {
        assertRefused(FILE.replace(from, to), line, sentence);
    }

    @Test
    void refusesAProviderThatIsGivenTwice() {
        assertRefused(FILE + "  acme: { enabled: false }\n", 11, "'acme' is given twice, in lines 3 and 11");
    }

    @Test
    void namesAllMistakesAtOnce() {
        String yaml = FILE.replace("timeout_ms: 5000", "min_role: ops_viewer") + "version: '1.0'\n";

        assertThatThrownBy(() -> start(yaml)).message().contains("providers.yaml:10: ").contains("providers.yaml:11: ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "no", "Yes", "on", "OFF", "True", "~", "null", "NULL", "010", "0x1F", "0b11", "0o17", "1_000",
            "+5",
            "1:30", "190:20:30.15", "1.", ".5", "1e3", "1.5e+3", ".inf", "-.Inf", ".nan", "2026-01-01", "2026-01-01T10:00:00Z",
            "-0", "00" })
    void refusesAPlainTextThatIsAnotherValueToSomeReaders(String text) {
        assertRefused(FILE.replace("org: acme", "org: " + text), 6, "'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "no", "~", "010", "0o17", "1_000", "1:30", ".inf", "2026-01-01", "<<", "=" })
    void takesItAsWrittenInQuotes(String text) throws IOException {
        assertThat(
                start(FILE.replace("org: acme", "org: '" + text + "'")).getValue("providers.acme.settings.org", String.class))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "true", "false", "0", "5000", "-12", "1.10", "0.5", "12345678901234567890", "y", "1.2.3", "=",
            "a b" })
    void takesAPlainTextThatIsTheSameToAllReaders(String text) throws IOException {
        assertThat(start(FILE.replace("org: acme", "org: " + text)).getValue("providers.acme.settings.org", String.class))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            min_role: ops_admin        | min_role:                        |  9 | 'min_role' has no value
            { org: acme }              | { org }                          |  6 | 'org' has no value
            [acme.example]             | [acme.example, ~]                |  5 | '~' has no value
            { org: acme }              | &s { org: acme }                 |  6 | anchors and aliases
            { org: acme }              | &s { org: *s }                   |  6 | anchors and aliases
            { org: acme }              | { org: *s }                      |  6 | found undefined alias s
            { org: acme }              | { <<: { org: acme } }            |  6 | merge key '<<'
            { org: acme }              | { org: !!binary YWNtZQ== }       |  6 | tag !!binary
            { org: acme }              | { org: !!str 010 }               |  6 | tag !!str
            { org: acme }              | !!set { org }                    |  6 | tag !!set
            { org: acme }              | { org: !acme x }                 |  6 | tag !acme
            { org: acme }              | { org: !!int '5' }               |  6 | tag !!int
            { org: acme }              | { no: acme }                     |  6 | 'no'
            { org: acme }              | { ~: acme }                      |  6 | '~'
            { org: acme }              | { '': acme }                     |  6 | '' cannot be a key
            { org: acme }              | { a.b: acme }                    |  6 | 'a.b' cannot be a key
            { org: acme }              | { [a, b]: acme }                 |  6 | a list or a map cannot be a key
            settings:                  | \\tsettings:                     |  6 | found character
            min_role: ops_admin        | min_role: 'ops_admin             | 11 | begun in line 9
            """)
    void refusesWhatReadersOfYamlDoSilently(String from, String to, int line, String sentence) {
        assertRefused(FILE.replace(from, to.replace("\\t", "\t")), line, sentence);
    }

    @Test
    void namesAnAnchorOnceHoweverOftenItIsUsed() {
        assertThatThrownBy(() -> start(FILE.replace("{ org: acme }", "{ a: &s x, b: *s, c: *s }"))).message()
                .containsOnlyOnce("&s");
    }

    @Test
    void refusesASecondDocument() {
        assertRefused(FILE + "---\nversion: '1.0'\n", 11, "a second document");
    }

    @Test
    void takesTheMarksOfOneDocument() throws IOException {
        assertThat(start("%YAML 1.1\n---\n" + FILE + "...\n").getValue("version", String.class)).isEqualTo("1.0");
    }

    @Test
    void namesThePropertiesOfThePackagedFileAsSmallRyeDoes() {
        String yaml = PackagedFile.read("provider-config.yaml");

        assertThat(StrictYaml.read("f", yaml).properties()).isEqualTo(new YamlConfigSource("f", yaml, 1).getProperties());
    }
}
