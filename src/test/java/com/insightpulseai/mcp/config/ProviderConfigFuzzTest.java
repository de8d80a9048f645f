package com.insightpulseai.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.insightpulseai.mcp.access.OauthClients;
import com.insightpulseai.mcp.access.OauthClientsConfig;
import com.insightpulseai.mcp.alert.AlertRules;
import com.insightpulseai.mcp.alert.AlertsConfig;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * A file that {@code PROVIDER_CONFIG} names is read, or stops the start with a message that names it.
 * <p>
 * Input: the file.
 */
class ProviderConfigFuzzTest {

    private static final int MOST_CHARACTERS = 2_000;

    private static Path file;

    @BeforeAll
    static void makeFile() throws IOException {
        file = Files.createTempFile("provider-config", ".yaml");
    }

    @AfterAll
    static void deleteFile() throws IOException {
        Files.delete(file);
    }

    @FuzzTest
    void aFileIsReadOrRefusedInOneLine(byte[] input) throws IOException {
        Files.write(file, input);
        try {
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .withSources(new PropertiesConfigSource(Map.of("PROVIDER_CONFIG", file.toString()), "environment", 300))
                    .withSources(new ProviderConfigSourceFactory())
                    .withMapping(ProvidersConfig.class).withMapping(AlertsConfig.class)
                    .withMapping(OauthClientsConfig.class)
                    .addDefaultInterceptors()
                    .build();
            ProvidersConfig providers = config.getConfigMapping(ProvidersConfig.class);
            new ConfiguredAllowlists(providers, List.of(new AlertRules(config.getConfigMapping(AlertsConfig.class))));
            new OauthClients(config.getConfigMapping(OauthClientsConfig.class));
            ToolCatalogue catalogue = new ToolCatalogue(providers);
            providers.providers().forEach((name, provider) -> provider.tools()
                    .forEach(tool -> assertThat(catalogue.find(new ToolId(name, tool.name()))).isPresent()));
        } catch (ConfigurationException refused) {
            assertThat(refused.getMessage()).matches("[^\\r\\n]{1," + MOST_CHARACTERS + "}");
        } catch (ConfigValidationException mismatch) {
            // Names each setting that is missing or of another type in a line of its own.
            assertThat(mismatch.getMessage()).isNotEmpty();
        }
    }
}
