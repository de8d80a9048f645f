package com.insightpulseai.mcp.functions.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import io.quarkus.restclient.config.RestClientsConfig;
import io.quarkus.restclient.config.RestClientsConfig.RestClientConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfig;

/** What Quarkus makes of the REST clients of providers, for which no configuration is written. */
@QuarkusTest
class ProviderClientsTest extends HealthFunctionTest {

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
        assertThat(List.of(address("socket"), address("sentry"), address("netdata"))).doesNotHaveDuplicates();
        assertThat(clients).extracting(client -> client.url().orElse("none"))
                .contains(address("socket"), address("sentry"), address("netdata"));
    }

    private static String address(String provider) {
        return ConfigProvider.getConfig().getValue("providers." + provider + ".base_url", String.class);
    }
}
