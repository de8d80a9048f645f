package com.insightpulseai.mcp.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.upstream.FaultyTestProfile;

import io.quarkus.restclient.config.RestClientsConfig;
import io.quarkus.restclient.config.RestClientsConfig.RestClientConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfig;

/** What Quarkus makes of the REST clients of providers, for which no configuration is written. */
@QuarkusTest
@TestProfile(FaultyTestProfile.class)
class ProviderClientsTest {

    private static final int PROVIDERS = 3;

    private final List<RestClientConfig> clients = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class)
            .getConfigMapping(RestClientsConfig.class).clients().entrySet().stream()
            .filter(client -> client.getKey().startsWith("com.insightpulseai.mcp.provider."))
            .map(client -> client.getValue()).toList();

    @Test
    void waitForAsLongAsTheLongestToolMayTake() {
        assertThat(clients).hasSizeGreaterThanOrEqualTo(PROVIDERS).extracting(RestClientConfig::readTimeout)
                .allSatisfy(timeout -> assertThat(timeout).contains(900_000L));
    }

    @Test
    void connectInTimeForTheirToolsToAnswer() {
        assertThat(clients).hasSizeGreaterThanOrEqualTo(PROVIDERS).extracting(RestClientConfig::connectTimeout)
                .allSatisfy(timeout -> assertThat(timeout).contains(3_000L));
    }

    @Test
    void areLedToTheAddressesOfTheConfiguration() {
        assertThat(clients).extracting(client -> client.url().orElse("none"))
                .contains(ConfigProvider.getConfig().getValue("providers.socket.base_url", String.class),
                        "https://us.sentry.io",
                        "http://127.0.0.1:19999");
    }
}
