package com.insightpulseai.mcp.generator.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.config.ToolHints;
import com.insightpulseai.mcp.config.ToolPresentation;
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.catalogue.Tool;

/** What a new tool's files are. That they compile, pass their tests and answer is seen where one is made. */
class NewToolTest {

    private static final String RECORDED = "hub/src/main/resources/sandbox/%s/recorded.json";

    @TempDir
    Path folder;

    private RepositoryCopy repository;

    @BeforeEach
    void copy() throws IOException {
        repository = RepositoryCopy.copiedTo(folder);
    }

    @Test
    void isConfiguredBehindItsProvidersOthersAndBeforeWhatIsSaidOfTheNextProvider() {
        String before = repository.read(RepositoryCopy.CONFIG);

        repository.newTool("socket", "dummy.list", "ops_viewer", "reads");

        String after = repository.read(RepositoryCopy.CONFIG);
        assertThat(after).contains(
                "      - name: dummy.list\n        summary: Lists samples\n        title: \"Socket: dummy list\"\n",
                "        effect: read\n        open_world: true\n        quota: reads\n",
                "        max_stale_s: 86400\n\n  # The region's host");
        assertThat(after.replaceFirst("(?s)      - name: dummy\\.list\n.*?86400\n(?=\n)", "")).isEqualTo(before);
        assertThat(tool("socket/dummy.list").policy().secrets()).containsExactly("socket_api_key");
    }

    @Test
    void hasAllItsParts() throws IOException {
        Map<String, String> before = repository.snapshot();

        repository.newTool("socket", "dummy.list", "ops_viewer", "reads");

        Map<String, String> added = repository.snapshot();
        added.keySet().removeAll(before.keySet());
        String module = "functions/socket-dummy-list/";
        String code = module + "src/main/java/com/insightpulseai/mcp/functions/socket/dummylist/DummyList";
        assertThat(added).containsOnlyKeys(module + "pom.xml", code + ".java", code + "Api.java", code + "Input.java",
                code + "Output.java", code + "Answer.java", code.replace("main", "test") + "Test.java",
                code.replace("main", "test") + "IT.java", module + "src/main/resources/examples/socket/dummy.list.json",
                "docs/tools/socket-dummy-list.md", RECORDED.formatted("socket"));
        assertThat(added.values()).noneMatch(content -> content.contains("{{"));
        assertThat(added.get(RECORDED.formatted("socket"))).contains("{\"method\": \"GET\", \"path\": \"/v0/dummy/list\"");
        assertThat(repository.read("functions/pom.xml")).contains("    <module>socket-dummy-list</module>\n");
    }

    @Test
    void isDocumentedBehindItsProvidersOthers() {
        repository.newTool("socket", "dummy.list", "ops_viewer", "reads");

        assertThat(repository.read("docs/tools/README.md")).contains(
                "\n| [`socket/dummy.list`](socket-dummy-list.md) | lists samples | viewer | reads | 15 s |\n| [`sentry/",
                "\ncall socket/dummy.list '{\"limit\":5}'\n\ncall sentry/");
        assertThat(repository.read("CHANGELOG.md")).contains("\n- The tool `socket/dummy.list`: lists samples.\n");
    }

    @Test
    void isDescribedWhereItsProvidersRequestsAreHeldToADescription() {
        repository.newTool("socket", "dummy.list", "ops_viewer", "reads");
        repository.newTool("netdata", "dummy.list", "ops_viewer", "reads");

        assertThat(repository.read("providers/socket/stub/src/main/resources/openapi/socket.json"))
                .contains(" \"paths\": {\n  \"/dummy/list\": {\n   \"get\": {");
        assertThat(repository
                .read("providers/netdata/stub/src/main/java/com/insightpulseai/mcp/provider/netdata/stub/NetdataRequests.java"))
                .contains("            entry(\"/dummy/list\", Set.of(\"limit\")),\n");
    }

    @Test
    void isPresentedToMcpClientsByWhatItsKindDoes() {
        repository.newTool("socket", "dummy.list", "ops_viewer", "reads");
        repository.newTool("socket", "dummy.create", "ops_operator", "writes");

        ToolPresentation reading = tool("socket/dummy.list").policy().presentation();
        assertThat(reading.title()).contains("Socket: dummy list");
        assertThat(reading.description()).hasValueSatisfying(text -> assertThat(text).startsWith("Lists samples, and changes"));
        assertThat(reading.hints()).contains(new ToolHints(true, false, true, true));
        assertThat(tool("socket/dummy.create").policy().presentation().hints())
                .contains(new ToolHints(false, true, false, true));
    }

    @Test
    void hasATitleThatIsNotTooLong() {
        assertThat(Words.toolTitle("A provider with a name of forty letters.", "sample.of.a.long.name"))
                .isEqualTo("A provider with a name of forty letters.: sample of a long n");
    }

    @ParameterizedTest
    @CsvSource({ "socket,String credential", "netdata,Optional<String> credential" })
    void sendsWhatItsProviderWants(String provider, String parameter) {
        repository.newTool(provider, "dummy.list", "ops_viewer", "reads");

        assertThat(repository
                .read("functions/" + provider + "-dummy-list/src/main/java/com/insightpulseai/mcp/functions/" + provider
                        + "/dummylist/DummyListApi.java"))
                .contains("Session.CREDENTIAL_HEADER) " + parameter + ",");
    }

    @Test
    void worksForANewProvider() {
        repository.newProvider("dummy", "https://dummy.example/api", Credential.NONE);
        repository.newTool("dummy", "dummy.list", "ops_operator", "reads");
        repository.newTool("dummy", "sample.create", "ops_operator", "writes");

        assertThat(tool("dummy/sample.create").policy().minRole()).hasToString("OPERATOR");
        assertThat(tool("dummy/sample.create").policy().maxStale()).isEmpty();
        assertThat(repository.read(RECORDED.formatted("dummy"))).contains("/api/status", "/api/dummy/list", "\"POST\"");
        assertThat(
                repository
                        .read("functions/dummy-sample-create/src/main/java/com/insightpulseai/mcp/functions/dummy/samplecreate/"
                                + "SampleCreate.java"))
                .contains(".write(() -> api.create(new SampleCreateRequest(input.name())))");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "dummy|dummy.list|there is no provider 'dummy'; use one of socket, ",
            "socket|Sample|not a tool name", "socket|dummy-list|not a tool name", "socket|scan.get|exists already",
            "socket|scanget|differs only in its dots from socket/scan.get", "socket|new|keyword",
            "socket|path|is the name of another type", "socket|string|is the name of another type" })
    void leavesNothingBehindWhereTheNameCannotBeUsed(String provider, String tool, String why) throws IOException {
        Map<String, String> before = repository.snapshot();

        assertThatThrownBy(() -> repository.newTool(provider, tool, "ops_viewer", "reads")).isInstanceOf(Mistakes.class)
                .hasMessageContaining(why);
        assertThat(repository.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({ "ops_boss,reads", "ops_viewer,scans", "ops_viewer,nothing" })
    void leavesNothingBehindWhereRoleAndQuotaDoNotFitTheConfiguration(String role, String quota) throws IOException {
        Map<String, String> before = repository.snapshot();

        assertThatThrownBy(() -> repository.newTool("socket", "dummy.list", role, quota)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("provider-config.yaml: providers.socket.tools[");
        assertThat(repository.snapshot()).isEqualTo(before);
    }

    @Test
    void refusesAModuleThatIsThereWithoutATool() throws IOException {
        repository.write("functions/socket-dummy-list/pom.xml", "<project/>");

        assertThatThrownBy(() -> repository.newTool("socket", "dummy.list", "ops_viewer", "reads"))
                .isInstanceOf(Mistakes.class)
                .hasMessageContaining("functions/socket-dummy-list");
    }

    @ParameterizedTest
    @ValueSource(strings = { "samples", "/", "/a b", "/a?b=c", "/{id}", "/a\"" })
    void refusesAPathThatIsNone(String path) {
        assertThatThrownBy(() -> Words.path(path)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("--path: '" + path);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Ends with a stop.", "two\nlines", "a|table", "a\"quote", "${x}" })
    void refusesASummaryThatIsNoSentence(String summary) {
        assertThatThrownBy(() -> Words.sentence("--summary", summary)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("--summary");
    }

    private Tool tool(String id) {
        return repository.catalogue().tools().stream().filter(tool -> tool.id().toString().equals(id)).findFirst()
                .orElseThrow();
    }
}
