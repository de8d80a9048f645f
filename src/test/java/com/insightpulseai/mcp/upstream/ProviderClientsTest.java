package com.insightpulseai.mcp.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

/** What the REST clients of all providers have in common. */
class ProviderClientsTest {

    private static final String LONGEST_TIMEOUT_MS = "900000";

    @Test
    void waitForAsLongAsTheLongestToolMayTake() throws IOException {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource(getClass().getResource("/application.yaml")))
                .build();
        List<String> clients = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.matches("quarkus\\.rest-client\\.[a-z]+\\.url"))
                .map(name -> name.replaceFirst("\\.url$", ""))
                // Webhooks are no provider, and waited for 5 s.
                .filter(client -> !client.equals("quarkus.rest-client.alerts"))
                .toList();

        assertThat(clients).hasSizeGreaterThanOrEqualTo(3).allSatisfy(client -> assertThat(
                config.getRawValue(client + ".read-timeout")).isEqualTo(LONGEST_TIMEOUT_MS));
    }
}
