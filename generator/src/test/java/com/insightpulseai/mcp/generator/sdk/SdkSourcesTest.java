package com.insightpulseai.mcp.generator.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Json;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.catalogue.Catalogue;
import com.insightpulseai.mcp.generator.catalogue.ConfigFile;
import com.insightpulseai.mcp.generator.catalogue.Provider;
import com.insightpulseai.mcp.generator.schema.Endpoints;
import com.insightpulseai.mcp.generator.schema.ToolSchemas;
import com.insightpulseai.mcp.generator.sdk.ProviderTypes.Root;

/** What the SDK's generated sources hold. */
class SdkSourcesTest {

    private static final String JAVA = "agents/sdk/src/generated/java/com/insightpulseai/mcp/sdk/";

    private static Map<String, String> sources;

    @BeforeAll
    static void generate() {
        Checkout checkout = Checkout.at(Path.of(".."));
        sources = new SdkSources(new ToolSchemas(Endpoints.onClassPath())).files(ConfigFile.read(checkout), checkout).stream()
                .collect(Collectors.toMap(GeneratedFile::path, GeneratedFile::content));
    }

    private static String source(String name) {
        return sources.get(JAVA + name + ".java");
    }

    @Test
    void aTypeOfSeveralToolsIsThereOnce() {
        assertThat(sources.keySet()).filteredOn(path -> path.endsWith("/Finding.java")).hasSize(1);
        assertThat(source("socket/Finding")).contains("Part of {@code socket/scan.get}, {@code socket/scan.repo}.");
    }

    @Test
    void aWordMayBeNewerInAResultOnly() {
        assertThat(source("socket/ScanGetResult")).contains("UNRECOGNIZED");
        assertThat(source("socket/ScanGetRequest")).contains("enum MinSeverity").doesNotContain("UNRECOGNIZED");
    }

    @Test
    void aListOfAnOlderServerIsEmptyUnlessThatWouldLookClean() {
        assertThat(source("socket/Finding")).contains("@JsonProperty(value = \"positions\") List<ManifestPosition> positions",
                "positions = positions == null ? List.of() : List.copyOf(positions);",
                "@JsonProperty(value = \"severity\", required = true)");
        assertThat(source("socket/ScanGetResult")).contains("@JsonProperty(value = \"findings\", required = true)",
                "@JsonProperty(value = \"state\", required = true)");
        assertThat(source("socket/PackageReport")).contains("@JsonProperty(value = \"alerts\", required = true)");
    }

    @Test
    void requiredFieldsAreTheFirstStepsOfABuilder() {
        assertThat(source("socket/Manifest")).contains("public static NeedsPath builder()", "NeedsContent path(String path);",
                "Builder content(String content);");
        assertThat(source("socket/ScanRepoResult")).doesNotContain("Builder");
    }

    @Test
    void aToolSaysHowItMayBeRepeated() {
        assertThat(source("client/SocketTools")).contains("\"socket/scan.repo\", \"1.0\", Effect.SCAN",
                "\"socket/scan.get\", \"1.0\", Effect.READ", "\"socket/finding.triage\", \"1.0\", Effect.WRITE");
    }

    @Test
    void aListWithACursorHasPages() {
        assertThat(source("client/SocketTools")).contains("Pages<ScanGetResult, Finding> scanGetPages(ScanGetRequest request)")
                .doesNotContain("scanRepoPages");
        assertThat(source("client/AsyncSocketTools"))
                .contains("AsyncPages<ScanGetResult, Finding> scanGetPages(ScanGetRequest request)");
    }

    @Test
    void noLineIsTooLongForAReviewOrEndsInBlanks() {
        assertThat(sources).allSatisfy((path, content) -> assertThat(content.lines()).noneMatch(
                line -> line.length() > 170 || !line.equals(line.stripTrailing())));
    }

    @Test
    void aProviderCannotBeNamedLikeAPartOfTheSdk() {
        Checkout checkout = Checkout.at(Path.of(".."));
        Provider named = new Provider("client", "Client", "", "https://example.com", Map.of(), List.of(), List.of());

        assertThatThrownBy(() -> new SdkSources(new ToolSchemas(Endpoints.onClassPath())).files(new Catalogue(List.of(named)),
                checkout)).isInstanceOf(Mistakes.class)
                .hasMessageStartingWith("provider-config.yaml: providers.client: is the name");
    }

    @Test
    void twoTypesOfOneNameAreAMistake() {
        List<Root> roots = List.of(root("AResult", "string"), root("BResult", "integer"));

        assertThatThrownBy(() -> ProviderTypes.of(roots)).isInstanceOf(Mistakes.class)
                .hasMessage("the SDK has another type Part already; rename the record or the tool");
    }

    private static Root root(String name, String type) {
        return new Root(
                name, Json.parse("schema",
                        "{\"type\":\"object\",\"properties\":{\"part\":{\"type\":\"object\",\"title\":\"Part\","
                                + "\"properties\":{\"a\":{\"type\":\"" + type + "\"}}}}}"),
                false, "Result.", "acme/sample.list");
    }

    @Test
    void descriptionsCannotEndTheirComment() {
        List<Root> roots = List.of(new Root("AResult", Json.parse("schema", "{\"type\":\"object\",\"properties\":{\"a\":"
                + "{\"type\":\"string\",\"description\":\"*/ {@code} <b> \\\\u002a @see\"}}}"), false, "Result.",
                "acme/sample.list"));

        Map<String, RecordModel> models = ProviderTypes.of(roots).stream()
                .collect(Collectors.toMap(RecordModel::name, Function.identity()));

        assertThat(models.get("AResult").doc()).last().asString().startsWith("@param a ")
                .doesNotContain("*/", "{", "<", "\\", " @see");
    }
}
