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

import com.insightpulseai.mcp.generator.Mistakes;
import com.insightpulseai.mcp.generator.catalogue.Provider;

/** What a new provider's files are. That they compile, pass their tests and answer is seen where one is made. */
class NewProviderTest {

    private static final String CORE = "src/main/java/com/insightpulseai/mcp/provider/acme/";

    @TempDir
    Path folder;

    private Repository repository;

    @BeforeEach
    void copy() throws IOException {
        repository = Repository.copiedTo(folder);
    }

    @Test
    void isConfiguredBehindAllOthersWhoseTextStays() {
        String before = repository.read(Repository.CONFIG);

        repository.newProvider("acme");

        assertThat(repository.read(Repository.CONFIG)).startsWith(before + "\n  acme:\n    title: Acme\n");
        Provider acme = repository.catalogue().providers().stream().filter(provider -> provider.name().equals("acme"))
                .findFirst()
                .orElseThrow();
        assertThat(acme.baseUrl()).isEqualTo("https://api.acme.example/v1");
        assertThat(acme.tools()).singleElement().satisfies(tool -> {
            assertThat(tool.id()).hasToString("acme/health");
            assertThat(tool.policy().secrets()).containsExactly("acme_api_key");
        });
    }

    @Test
    void hasAllItsParts() throws IOException {
        Map<String, String> before = repository.snapshot();

        repository.newProvider("acme");

        Map<String, String> added = repository.snapshot();
        added.keySet().removeAll(before.keySet());
        String testing = "testing/src/main/java/com/insightpulseai/mcp/testing/";
        String health = "functions/acme-health/src/main/java/com/insightpulseai/mcp/functions/acme/health/";
        assertThat(added).containsOnlyKeys(CORE + "AcmeApi.java", CORE + "AcmeStatus.java", CORE + "AcmeSession.java",
                CORE + "AcmeClient.java", CORE + "AcmeDialect.java", CORE + "AcmeHealth.java", testing + "AcmeStub.java",
                testing + "AcmeFunctionTest.java", testing + "WireMockAcme.java",
                "migrations/src/main/resources/db/migration/V" + (migrations(before) + 1) + "__acme_login.sql",
                "hub/src/main/java/com/insightpulseai/mcp/hub/sandbox/acme/SandboxAcme.java",
                "hub/src/main/resources/sandbox/acme/recorded.json", "functions/acme-health/pom.xml", health + "Health.java",
                health + "HealthInput.java", health.replace("main", "test") + "HealthTest.java",
                health.replace("main", "test") + "HealthIT.java",
                "functions/acme-health/src/main/resources/examples/acme/health.json", "docs/tools/acme-health.md");
        assertThat(added.values()).noneMatch(content -> content.contains("{{"));
    }

    @Test
    void isKnownWhereProvidersAreListed() throws IOException {
        int migrations = migrations(repository.snapshot());

        repository.newProvider("acme");

        assertThat(repository.read(MigrationList.PATH))
                .contains("__system_logins.sql\",\n", "            \"V" + (migrations + 1) + "__acme_login.sql\");");
        assertThat(
                repository.read("hub/src/main/resources/META-INF/services/com.insightpulseai.mcp.hub.sandbox.SandboxUpstream"))
                .endsWith("netdata.SandboxNetdata\ncom.insightpulseai.mcp.hub.sandbox.acme.SandboxAcme\n");
        assertThat(repository.read("functions/pom.xml")).contains("    <module>acme-health</module>\n");
        assertThat(repository.read("hub/pom.xml")).contains("<artifactId>acme-health</artifactId>");
        assertThat(repository.read("docs/tools/README.md"))
                .contains("netdata/health`](netdata-health.md)",
                        "\n| [`acme/health`](acme-health.md) | says whether Acme works",
                        "call netdata/health '{}'\n\ncall acme/health '{}'\n```");
        assertThat(repository.read("CHANGELOG.md")).contains("\n- The provider Acme, with `acme/health`.\n");
    }

    @Test
    void wantsABearerTokenUnlessToldOtherwise() {
        repository.newProvider("acme");

        assertThat(repository.read(CORE + "AcmeSession.java")).contains("CREDENTIAL_HEADER = HttpHeaders.AUTHORIZATION;",
                "return \"Bearer \" + key.reveal();");
    }

    @Test
    void mayWantItsKeyInAHeaderOfItsOwn() {
        repository.newProvider("acme", "https://acme.example", Credential.parse("header:X-Api-Key"));

        assertThat(repository.read(CORE + "AcmeSession.java")).contains("CREDENTIAL_HEADER = \"X-Api-Key\";",
                "return key.reveal();").doesNotContain("HttpHeaders");
        assertThat(repository.read("hub/src/main/java/com/insightpulseai/mcp/hub/sandbox/acme/SandboxAcme.java"))
                .contains("super(\"acme\", \"\", new Credential(\"acme_api_key\", \"X-Api-Key\", \"\"));");
    }

    @Test
    void mayWantNoKey() {
        repository.newProvider("acme", "http://127.0.0.1:9200", Credential.parse("none"));

        assertThat(repository.catalogue().tools()).filteredOn(tool -> tool.id().provider().equals("acme")).singleElement()
                .satisfies(tool -> assertThat(tool.policy().secrets()).isEmpty());
        assertThat(repository.read(Repository.CONFIG)).contains("    allowed_hosts: [http://127.0.0.1:9200]\n")
                .doesNotContain("acme_api_key");
        assertThat(repository.read(CORE + "AcmeApi.java")).doesNotContain("HeaderParam");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Acme|not a provider name", "ac-me|not a provider name", "''|not a provider name",
            "socket|exists already", "health|of this system's own", "webhooks|of this system's own", "native|keyword",
            "provider|is the name of another type", "server|is the name of another type" })
    void leavesNothingBehindWhereTheNameCannotBeUsed(String name, String why) throws IOException {
        Map<String, String> before = repository.snapshot();

        assertThatThrownBy(() -> repository.newProvider(name)).isInstanceOf(Mistakes.class).hasMessageContaining(why);
        assertThat(repository.snapshot()).isEqualTo(before);
    }

    @Test
    void overwritesNothing() throws IOException {
        repository.write("docs/tools/acme-health.md", "mine");
        Map<String, String> before = repository.snapshot();

        assertThatThrownBy(() -> repository.newProvider("acme")).isInstanceOf(Mistakes.class)
                .hasMessage(
                        "docs/tools/acme-health.md exists already, and is not overwritten; choose another name, or delete it");
        assertThat(repository.snapshot()).isEqualTo(before);
    }

    @Test
    void namesEveryFileThatItCannotAddTo() throws IOException {
        repository.write("docs/tools/README.md", "# The tools\n");
        repository.write("CHANGELOG.md", "# Changelog\n");
        repository.write(MigrationList.PATH, "class PackagedMigrations {}\n");
        repository.write("hub/pom.xml", "<project/>\n");
        Map<String, String> before = repository.snapshot();

        assertThatThrownBy(() -> repository.newProvider("acme")).isInstanceOfSatisfying(Mistakes.class,
                mistakes -> assertThat(mistakes.all()).extracting(mistake -> mistake.substring(0, mistake.indexOf(':')))
                        .containsExactlyInAnyOrder("docs/tools/README.md", "CHANGELOG.md", MigrationList.PATH, "hub/pom.xml"));
        assertThat(repository.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = { "api.acme.com", "https://api.acme.com/v1?x=1", "https://user@api.acme.com", "ftp://api.acme.com",
            "https://", "https://api.acme.com/${X}", "https://10.0.0.1" })
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
        return (int) files.keySet().stream().filter(path -> path.startsWith(MigrationList.FOLDER)).count();
    }
}
