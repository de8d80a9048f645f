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
import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.catalogue.Provider;

/** What a new provider's files are. That they compile, pass their tests and answer is seen where one is made. */
class NewProviderTest {

    private static final String PROVIDER = "providers/dummy/src/main/java/com/insightpulseai/mcp/provider/dummy/";

    private static final String UPSTREAMS = "hub/src/main/resources/META-INF/services/"
            + "com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream";

    @TempDir
    Path folder;

    private RepositoryCopy repository;

    @BeforeEach
    void copy() throws IOException {
        repository = RepositoryCopy.copiedTo(folder);
    }

    @Test
    void isConfiguredBehindAllOthersWhoseTextStays() {
        String before = repository.read(RepositoryCopy.CONFIG);

        repository.newProvider("dummy");

        assertThat(repository.read(RepositoryCopy.CONFIG)).startsWith(before + "\n  dummy:\n    title: Dummy\n");
        Provider dummy = repository.catalogue().providers().stream().filter(provider -> provider.name().equals("dummy"))
                .findFirst()
                .orElseThrow();
        assertThat(dummy.baseUrl()).isEqualTo("https://api.dummy.example/v1");
        assertThat(dummy.tools()).singleElement().satisfies(tool -> {
            assertThat(tool.id()).hasToString("dummy/health");
            assertThat(tool.policy().secrets()).containsExactly("dummy_api_key");
            assertThat(tool.policy().presentation().title()).contains("Dummy: check connection");
            assertThat(tool.policy().presentation().description()).hasValueSatisfying(
                    text -> assertThat(text).startsWith("Says whether Dummy works with the stored key. Use it when"));
            assertThat(tool.policy().presentation().hints()).contains(new ToolHints(true, false, true, true));
        });
    }

    @Test
    void hasAllItsParts() throws IOException {
        Map<String, String> before = repository.snapshot();

        repository.newProvider("dummy");

        Map<String, String> added = repository.snapshot();
        added.keySet().removeAll(before.keySet());
        String stub = "providers/dummy/stub/src/main/java/com/insightpulseai/mcp/provider/dummy/stub/";
        String health = "functions/dummy-health/src/main/java/com/insightpulseai/mcp/functions/dummy/health/";
        assertThat(added).containsOnlyKeys(PROVIDER + "DummyApi.java", PROVIDER + "wire/DummyStatus.java",
                PROVIDER + "DummySession.java",
                PROVIDER + "DummyClient.java", PROVIDER + "DummyDialect.java", PROVIDER + "DummyHealth.java",
                stub + "DummyStub.java",
                stub + "DummyFunctionTest.java", stub + "WireMockDummy.java",
                PROVIDER + "package-info.java", PROVIDER + "wire/package-info.java", stub + "package-info.java",
                "providers/dummy/pom.xml", "providers/dummy/stub/pom.xml",
                "migrations/src/main/resources/db/migration/V" + (migrations(before) + 1) + "__dummy_login.sql",
                "hub/src/main/java/com/insightpulseai/mcp/hub/sandbox/dummy/SimulatedDummy.java",
                "hub/src/main/resources/sandbox/dummy/recorded.json", "functions/dummy-health/pom.xml",
                health + "DummyHealthTool.java",
                health.replace("main", "test") + "DummyHealthToolTest.java",
                health.replace("main", "test") + "DummyHealthToolIT.java",
                "functions/dummy-health/src/main/resources/examples/dummy/health.json", "docs/tools/dummy-health.md");
        assertThat(added.values()).noneMatch(content -> content.contains("{{"));
    }

    @Test
    void isKnownWhereProvidersAreListed() throws IOException {
        int migrations = migrations(repository.snapshot());
        String upstreams = repository.read(UPSTREAMS);

        repository.newProvider("dummy");

        assertThat(repository.read(MigrationList.PATH)).endsWith(".sql\nV" + (migrations + 1) + "__dummy_login.sql\n");
        assertThat(repository.read(UPSTREAMS))
                .isEqualTo(upstreams + "com.insightpulseai.mcp.hub.sandbox.dummy.SimulatedDummy\n");
        assertThat(repository.read("providers/pom.xml"))
                .contains("    <module>dummy</module>\n    <module>dummy/stub</module>\n");
        assertThat(repository.read("providers/stubs/pom.xml")).contains("<artifactId>provider-dummy-stub</artifactId>");
        assertThat(repository.read("functions/health/pom.xml")).contains("<artifactId>provider-dummy</artifactId>");
        assertThat(repository.read("functions/health-monitor/pom.xml")).contains("<artifactId>provider-dummy</artifactId>");
        assertThat(repository.read("functions/pom.xml")).contains("    <module>dummy-health</module>\n");
        assertThat(repository.read("hub/pom.xml")).contains("<artifactId>dummy-health</artifactId>");
        assertThat(repository.read("tests/tools/pom.xml")).contains("<artifactId>dummy-health</artifactId>");
        assertThat(repository.read("docs/tools/README.md")).contains(
                "\n| [`dummy/health`](dummy-health.md) | says whether Dummy works", "\n\ncall dummy/health '{}'\n```");
        assertThat(repository.read("CHANGELOG.md")).contains("\n- The provider Dummy, with `dummy/health`.\n");
    }

    @Test
    void wantsABearerTokenUnlessToldOtherwise() {
        repository.newProvider("dummy");

        assertThat(repository.read(PROVIDER + "DummySession.java")).contains("CREDENTIAL_HEADER = HttpHeaders.AUTHORIZATION;",
                "return \"Bearer \" + key.reveal();");
    }

    @Test
    void mayWantItsKeyInAHeaderOfItsOwn() {
        repository.newProvider("dummy", "https://dummy.example", Credential.parse("header:X-Api-Key"));

        assertThat(repository.read(PROVIDER + "DummySession.java")).contains("CREDENTIAL_HEADER = \"X-Api-Key\";",
                "return key.reveal();").doesNotContain("HttpHeaders");
        assertThat(repository.read("hub/src/main/java/com/insightpulseai/mcp/hub/sandbox/dummy/SimulatedDummy.java"))
                .contains("super(\"dummy\", \"\", new Credential(\"dummy_api_key\", \"X-Api-Key\", \"\"));");
    }

    @Test
    void mayWantNoKey() {
        repository.newProvider("dummy", "http://127.0.0.1:9200", Credential.parse("none"));

        assertThat(repository.catalogue().tools()).filteredOn(tool -> tool.id().provider().equals("dummy")).singleElement()
                .satisfies(tool -> assertThat(tool.policy().secrets()).isEmpty());
        assertThat(repository.read(RepositoryCopy.CONFIG)).contains("    allowed_hosts: [http://127.0.0.1:9200]\n")
                .doesNotContain("dummy_api_key");
        assertThat(repository.read(PROVIDER + "DummyApi.java")).doesNotContain("HeaderParam");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Dummy|not a provider name", "ac-me|not a provider name", "''|not a provider name",
            "socket|exists already", "health|of this system's own", "webhooks|of this system's own",
            "stubs|of this system's own", "native|keyword",
            "provider|is the name of another type", "server|is the name of another type" })
    void leavesNothingBehindWhereTheNameCannotBeUsed(String name, String why) throws IOException {
        Map<String, String> before = repository.snapshot();

        assertThatThrownBy(() -> repository.newProvider(name)).isInstanceOf(Mistakes.class).hasMessageContaining(why);
        assertThat(repository.snapshot()).isEqualTo(before);
    }

    @Test
    void overwritesNothing() throws IOException {
        repository.write("docs/tools/dummy-health.md", "mine");
        Map<String, String> before = repository.snapshot();

        assertThatThrownBy(() -> repository.newProvider("dummy")).isInstanceOf(Mistakes.class)
                .hasMessage(
                        "docs/tools/dummy-health.md exists already, and is not overwritten; choose another name, or delete it");
        assertThat(repository.snapshot()).isEqualTo(before);
    }

    @Test
    void namesEveryFileThatItCannotAddTo() throws IOException {
        repository.write("docs/tools/README.md", "# The tools\n");
        repository.write("CHANGELOG.md", "# Changelog\n");
        repository.write("hub/pom.xml", "<project/>\n");
        Map<String, String> before = repository.snapshot();

        assertThatThrownBy(() -> repository.newProvider("dummy")).isInstanceOfSatisfying(Mistakes.class,
                mistakes -> assertThat(mistakes.all()).extracting(mistake -> mistake.substring(0, mistake.indexOf(':')))
                        .containsExactlyInAnyOrder("docs/tools/README.md", "CHANGELOG.md", "hub/pom.xml"));
        assertThat(repository.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = { "api.dummy.com", "https://api.dummy.com/v1?x=1", "https://user@api.dummy.com",
            "ftp://api.dummy.com",
            "https://", "https://api.dummy.com/${X}", "https://10.0.0.1" })
    void refusesAnAddressThatRequestsCannotGoTo(String url) {
        assertThatThrownBy(() -> BaseUrl.parse(url)).isInstanceOf(Mistakes.class)
                .hasMessageContaining("--base-url: '" + url + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "basic", "header:", "header:X Api", "header:X-Key\"", "" })
    void refusesAWayToSendKeysThatItDoesNotKnow(String auth) {
        assertThatThrownBy(() -> Credential.parse(auth)).isInstanceOf(Mistakes.class).hasMessageContaining("--auth");
    }

    private static int migrations(Map<String, String> files) {
        return (int) files.keySet().stream()
                .filter(path -> path.startsWith(MigrationList.FOLDER) && path.endsWith(".sql")).count();
    }
}
