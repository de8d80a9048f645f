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

class ProviderConfigSourceFactoryTest {

    @TempDir
    Path folder;

    private static SmallRyeConfig config(String providerConfig) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of("PROVIDER_CONFIG", providerConfig), "environment", 300))
                .withSources(new ProviderConfigSourceFactory())
                .addDefaultInterceptors()
                .build();
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("providers.yaml"), yaml).toString();
    }

    @Test
    void thePackagedFileIsTheDefault() {
        assertThat(config("").getValue("providers.socket.base_url", String.class)).isEqualTo("https://api.socket.dev/v0");
    }

    @Test
    void anAdministratorsFileReplacesThePackagedOneWhole() throws IOException {
        SmallRyeConfig config = config(file("version: '1.0'\nproviders: { acme: { base_url: https://acme.example } }"));

        assertThat(config.getValue("providers.acme.base_url", String.class)).isEqualTo("https://acme.example");
        assertThat(config.getOptionalValue("providers.socket.base_url", String.class)).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadStopsTheStartWithItsName() {
        assertThatThrownBy(() -> config("/nowhere/providers.yaml"))
                .hasMessageContaining("PROVIDER_CONFIG").hasMessageContaining("/nowhere/providers.yaml");
    }

    @Test
    void anotherVersionStopsTheStart() throws IOException {
        String path = file("version: '2.0'\nproviders: {}");

        assertThatThrownBy(() -> config(path)).hasMessageContaining("version: '2.0' is not supported");
    }

    @Test
    void aMissingVersionStopsTheStart() throws IOException {
        String path = file("providers: {}");

        assertThatThrownBy(() -> config(path)).hasMessageContaining("version");
    }

    @ParameterizedTest
    @ValueSource(strings = { "version: '1.0", "&a [*a]", "x: &x\n  y: *x", "version: \"1\\n0\"",
            "version: '1.0'\n\"a\\nb\": c" })
    void aMistakeIsToldInOneLine(String yaml) throws IOException {
        String path = file(yaml);

        assertThatThrownBy(() -> config(path)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(path).message().hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            enabled: true, timout_ms: 5 | providers.acme.timout_ms is not a field of this file; use one of title, purpose, enabled
            base_ulr: https://a.example | providers.acme.base_ulr is not a field of this file; did you mean base_url?
            tools: [{ name: a }, { name: b, timout_ms: 5 }] | providers.acme.tools[1].timout_ms is not a field of this file; did you mean timeout_ms?
            enabled: { false: x } | providers.acme.enabled has to be one value
            enabled: [false] | providers.acme.enabled has to be one value
            settings: { org: { name: x } } | providers.acme.settings.org has to be one value
            rate_limits: { ops_viewer: { reads: { per: hour } } } | providers.acme.rate_limits.ops_viewer.reads has to be one value
            rate_limits: { ops_viewer: [unlimited] } | providers.acme.rate_limits.ops_viewer has to be a map
            tools: { name: a } | providers.acme.tools has to be a list
            allowed_hosts: "a.example,b.example" | providers.acme.allowed_hosts has to be a list
            settings: org | providers.acme.settings has to be a map
            tools: [a] | providers.acme.tools[0] has to be a map
            rate_limits: { ops_boss: unlimited } | providers.acme.rate_limits.ops_boss is not a field of this file; use one of ops_viewer
            """)
    void aFieldThatNobodyReadsStopsTheStart(String fields, String message) throws IOException {
        String path = file("version: '1.0'\nproviders: { acme: { " + fields + " } }");

        assertThatThrownBy(() -> config(path)).hasMessageStartingWith(path + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            oauth_client: [] | oauth_client is not a field of this file; did you mean oauth_clients?
            oauth_clients: [{ client_id: a, max_rol: b }] | oauth_clients[0].max_rol is not a field of this file; did you mean max_role?
            oauth_clients: { client_id: a } | oauth_clients has to be a list
            oauth_clients: a | oauth_clients has to be a list
            oauth_clients: [a] | oauth_clients[0] has to be a map
            """)
    void aMisspeltListOfClientsStopsTheStart(String fields, String message) throws IOException {
        String path = file("version: '1.0'\n" + fields + "\nproviders: {}");

        assertThatThrownBy(() -> config(path)).hasMessageStartingWith(path + ": " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = { "settings: { any_thing: x }", "rate_limits: { ops_viewer: { any: 1/day } }",
            "rate_limits: { ops_viewer: unlimited }", "allowed_hosts: [a.example, b.example]",
            "tools: [{ name: a, vault_keys: [acme_a, acme_b] }]", "allowed_hosts: []", "settings: {}" })
    void namesThatAreTheAdministratorsOwnAreNoMistake(String fields) throws IOException {
        String path = file("version: '1.0'\nproviders: { acme: { " + fields + " } }");

        assertThat(config(path).getValue("version", String.class)).isEqualTo("1.0");
    }

    @Test
    void theClientOfEachProviderIsLedToItsAddress() throws IOException {
        SmallRyeConfig config = config(file("version: '1.0'\nproviders: { acme: { base_url: https://acme.example/v1 } }"));

        assertThat(config.getValue("quarkus.rest-client.acme.url", String.class)).isEqualTo("https://acme.example/v1");
        assertThat(config.getValue("quarkus.rest-client.acme.connect-timeout", int.class)).isEqualTo(3_000);
        assertThat(config.getValue("quarkus.rest-client.acme.read-timeout", int.class)).isEqualTo(900_000);
    }

    @Test
    void theClientOfAProviderThatTheFileLeavesOutIsLedNowhere() throws IOException {
        SmallRyeConfig config = config(file("version: '1.0'\nproviders: {}"));

        assertThat(config.getValue("quarkus.rest-client.socket.url", String.class)).isEqualTo("https://not-configured.invalid");
    }
}
