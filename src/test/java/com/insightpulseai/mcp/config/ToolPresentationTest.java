package com.insightpulseai.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

/** What the configuration says of a tool to MCP clients. */
class ToolPresentationTest {

    private static final String CONFIG = """
            providers:
              acme:
                base_url: https://api.acme.com
                allowed_hosts: [api.acme.com]
                rate_limits: { ops_viewer: { reads: 9/day }, ops_operator: { reads: 9/day }, ops_admin: unlimited }
                tools:
                  - name: sample.list
                    quota: reads
                    min_role: ops_viewer
                    schema_version: '1.0'
            """;

    private static ToolPresentation presentation(String fields) {
        return new ToolCatalogue(new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("provider-config.yaml", CONFIG + fields.indent(8), 200))
                .addDefaultInterceptors().withMapping(ProvidersConfig.class).build().getConfigMapping(ProvidersConfig.class))
                .find(ToolId.parse("acme/sample.list")).orElseThrow().presentation();
    }

    @Test
    void aReadingToolDestroysNothingAndMayBeCalledAgain() {
        ToolPresentation presentation = presentation("""
                title: "Acme: list samples"
                description: >-
                  Lists samples.
                  Use it to find one.
                effect: read
                open_world: true
                """);

        assertThat(presentation.title()).contains("Acme: list samples");
        assertThat(presentation.description()).contains("Lists samples. Use it to find one.");
        assertThat(presentation.hints()).contains(new ToolHints(true, false, true, true));
    }

    @Test
    void aWritingToolSaysWhatItDoes() {
        assertThat(presentation("effect: write\ndestructive: false\nidempotent: true\nopen_world: false").hints())
                .contains(new ToolHints(false, false, true, false));
        assertThat(presentation("effect: write\ndestructive: true\nidempotent: false\nopen_world: true").hints())
                .contains(new ToolHints(false, true, false, true));
    }

    @Test
    void theQuotaClassSaysNothing() {
        ToolPresentation presentation = presentation("");

        assertThat(presentation.hints()).isEmpty();
        assertThat(presentation.title()).isEmpty();
        assertThat(presentation.description()).isEmpty();
    }

    @Test
    void textsMayBeAsLongAsTheyMay() {
        assertThat(presentation("title: " + "t".repeat(60)).title()).isPresent();
        assertThat(presentation("description: " + "\ud83d\ude00".repeat(1_000)).description()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            effect: change                                    | effect: 'change' is not an effect; use read or write
            effect: read                                      | open_world: is missing; write true or false: whether the tool reaches systems outside of this one
            effect: read, open_world: true, destructive: false | destructive: is for tools with effect: write, and this one has effect: read; remove it
            effect: read, open_world: true, idempotent: true  | idempotent: is for tools with effect: write, and this one has effect: read; remove it
            effect: write, open_world: true, idempotent: true | destructive: is missing; write true or false: whether the tool can replace or remove something
            effect: write, open_world: true, destructive: true | idempotent: is missing; write true or false: whether the same call again changes nothing more
            effect: write, open_world: true, destructive: true, idempotent: true, max_stale_s: 60 | max_stale_s: is for tools that change nothing, and this one has effect: write
            destructive: true                                 | effect: is missing, and destructive, idempotent and open_world mean nothing without it; write read or write
            open_world: true                                  | effect: is missing
            title: " "                                        | title: is blank; write a text, or remove it
            title: "a\\nb"                                    | title: has several lines or control characters; write one line
            title: aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffg | title: has 61 characters; use at most 60
            """)
    void aMistakeStopsTheStart(String fields, String mistake) {
        assertThatThrownBy(() -> presentation(fields.replace(", ", "\n")))
                .hasMessageContaining("provider-config.yaml: providers.acme.tools[0]." + mistake);
    }

    @Test
    void aDescriptionThatIsTooLongStopsTheStart() {
        assertThatThrownBy(() -> presentation("description: " + "d".repeat(1_001)))
                .hasMessageContaining("providers.acme.tools[0].description: has 1001 characters; use at most 1000");
    }
}
