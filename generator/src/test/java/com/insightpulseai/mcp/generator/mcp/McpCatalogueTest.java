package com.insightpulseai.mcp.generator.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.insightpulseai.mcp.config.McpToolName;
import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.Json;
import com.insightpulseai.mcp.generator.JsonSchema;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.ConfigFile;
import com.insightpulseai.mcp.generator.catalogue.Tool;
import com.insightpulseai.mcp.generator.schema.Endpoints;
import com.insightpulseai.mcp.generator.schema.ToolSchemas;

/** The tools as MCP clients see them. */
class McpCatalogueTest {

    private static final Checkout CHECKOUT = Checkout.at(Path.of(".."));
    private static final Catalogue CONFIGURED = ConfigFile.read(CHECKOUT);
    private static final JsonNode LISTED = listed(CONFIGURED);
    private static final Pattern DOCUMENTED_INPUT = Pattern.compile("-d '(\\{[^']*})'");
    private static final Pattern CALL = Pattern.compile("(?m)^call (\\S+) '(\\{[^']*})'");
    private static final Pattern NAME = Pattern.compile("\\b(?:socket|sentry|netdata)_[a-z_]+\\b");

    private static JsonNode listed(Catalogue catalogue) {
        return Json.parse(McpCatalogue.PATH,
                new McpCatalogue(new ToolSchemas(Endpoints.onClassPath())).files(catalogue, CHECKOUT).get(0).content());
    }

    private static JsonNode listed(String id) {
        for (JsonNode tool : LISTED) {
            if ((tool.path("provider").asText() + "/" + tool.path("tool").asText()).equals(id)) {
                return tool;
            }
        }
        throw new AssertionError(id + " is not listed");
    }

    @Test
    void isWhatTheToolsPagesSay() {
        assertThat(CONFIGURED.tools()).allSatisfy(tool -> assertThat(CHECKOUT.require("docs/tools/" + tool.module() + ".md"))
                .contains("\n`POST " + tool.path() + "`, over [MCP](../mcp.md) `" + McpToolName.of(tool.id()) + "`."));
    }

    @Test
    void hasEveryToolInTheOrderOfTheConfiguration() {
        assertThat(LISTED).extracting(tool -> tool.path("name").asText()).startsWith("socket_scan_repo", "socket_scan_get")
                .doesNotHaveDuplicates().containsExactlyElementsOf(CONFIGURED.tools().stream()
                        .map(tool -> tool.id().provider() + "_" + tool.id().tool().replace('.', '_')).toList());
        assertThat(LISTED).allSatisfy(tool -> assertThat(tool.fieldNames()).toIterable().containsExactly("provider", "tool",
                "schema_version", "name", "title", "description", "inputSchema", "outputSchema", "annotations"));
    }

    @ParameterizedTest
    @CsvSource({ "socket/scan.repo,false,false,false", "socket/scan.get,true,false,true",
            "socket/findings.list,true,false,true", "socket/package.check,true,false,true",
            "socket/finding.triage,false,true,true", "socket/health,true,false,true",
            "sentry/issues.list,true,false,true", "sentry/issue.get,true,false,true",
            "sentry/issue.update,false,true,false", "sentry/event.send,false,false,false",
            "sentry/stats.get,true,false,true", "sentry/health,true,false,true",
            "netdata/metrics.query,true,false,true", "netdata/nodes.list,true,false,true",
            "netdata/alerts.list,true,false,true", "netdata/alerts.history,true,false,true",
            "netdata/alert.silence,false,true,false", "netdata/health,true,false,true" })
    void hintsSayWhatACallDoes(String id, boolean readOnly, boolean destructive, boolean idempotent) {
        JsonNode hints = listed(id).path("annotations");

        assertThat(hints.path("readOnlyHint").asBoolean()).isEqualTo(readOnly);
        assertThat(hints.path("destructiveHint").asBoolean()).isEqualTo(destructive);
        assertThat(hints.path("idempotentHint").asBoolean()).isEqualTo(idempotent);
        assertThat(hints.path("openWorldHint").asBoolean()).isTrue();
    }

    @Test
    void descriptionsNameToolsThatExist() {
        List<String> names = LISTED.findValuesAsText("name");

        assertThat(LISTED).allSatisfy(tool -> assertThat(NAME.matcher(tool.path("description").asText()).results()
                .map(found -> found.group())).isSubsetOf(names).doesNotContain(tool.path("name").asText()));
    }

    /** A tool's input that is written somewhere in the repository. */
    record Recorded(Tool tool, String place, JsonNode input) {

        @Override
        public String toString() {
            return tool.id() + " " + input + " of " + place;
        }
    }

    static Stream<Recorded> recordedInputs() {
        List<Recorded> inputs = new ArrayList<>();
        String calls = "docs/tools/README.md";
        for (Tool tool : CONFIGURED.tools()) {
            inputs.add(new Recorded(tool, tool.examplePath(), Json.parse(tool.examplePath(),
                    CHECKOUT.require(tool.examplePath()))));
            String page = "docs/tools/" + tool.module() + ".md";
            DOCUMENTED_INPUT.matcher(CHECKOUT.require(page)).results()
                    .forEach(found -> inputs.add(new Recorded(tool, page, Json.parse(page, found.group(1)))));
            Matcher call = CALL.matcher(CHECKOUT.require(calls));
            while (call.find()) {
                if (call.group(1).equals(tool.id().toString())) {
                    inputs.add(new Recorded(tool, calls, Json.parse(calls, call.group(2))));
                }
            }
        }
        return inputs.stream();
    }

    @ParameterizedTest
    @MethodSource("recordedInputs")
    void acceptsEveryInputThatThePublishedSchemaAccepts(Recorded recorded) {
        String path = ToolSchemas.path(recorded.tool(), recorded.tool().policy().schemaVersion());
        JsonNode published = Json.parse(path, CHECKOUT.require(path)).at("/$defs/input");

        assertThat(JsonSchema.of(published.toString()).mistakes(recorded.input(), true)).isEmpty();
        assertThat(JsonSchema.of(listed(recorded.tool().id().toString()).path("inputSchema").toString())
                .mistakes(recorded.input(), true)).isEmpty();
    }

    @Test
    void aToolWithoutInputTakesAnEmptyObject() {
        assertThat(listed("socket/health").path("inputSchema"))
                .hasToString("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title: "Socket: scan manifests of a repository"  | providers.socket.tools[0].title: is missing, and MCP clients need it
            effect: read                                     | providers.socket.tools[1].effect: is missing, and MCP clients need it
            """)
    void whatAToolDoesNotSayIsAMistakeOfTheConfiguration(String line, String mistake) {
        String yaml = CHECKOUT.require(Checkout.PROVIDER_CONFIG);
        String without = yaml.replaceFirst("        \\Q" + line + "\\E\n(        open_world: true\n)?", "");
        assertThat(without).isNotEqualTo(yaml);

        assertThatThrownBy(() -> listed(ConfigFile.read(CHECKOUT, without))).isInstanceOfSatisfying(Mistakes.class,
                mistakes -> assertThat(mistakes.all()).singleElement().asString()
                        .startsWith("provider-config.yaml: " + mistake));
    }
}
