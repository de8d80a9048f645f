package com.insightpulseai.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
