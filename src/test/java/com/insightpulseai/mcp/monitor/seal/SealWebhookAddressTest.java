package com.insightpulseai.mcp.monitor.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.egress.HostnameNotAllowedException;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class SealWebhookAddressTest {

    private static SealWebhookAddress address(Map<String, String> settings) {
        return new SealWebhookAddress(new SmallRyeConfigBuilder().withMapping(SealConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build().getConfigMapping(SealConfig.class));
    }

    private static SealWebhookAddress at(String url) {
        return address(new HashMap<>(Map.of("mcp.seal.webhook-url", url, "mcp.seal.webhook-key-secret", "key")));
    }

    @Test
    void isNoneWithoutASetting() {
        assertThat(address(Map.of()).url()).isEmpty();
        assertThat(address(Map.of()).allowedHosts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "https://seals.example.com/hook?a=b#c, https://seals.example.com",
            "https://seals.internal:8443, https://seals.internal:8443", "http://127.0.0.1:9000/, http://127.0.0.1:9000" })
    void allowsItsOwnOriginOnly(String url, String origin) {
        assertThat(at(url).allowedHosts()).containsExactly(origin);
        at(url).allowlist().validate(url);
        assertThatThrownBy(() -> at(url).allowlist().validate("https://elsewhere.example.com/hook"))
                .isInstanceOf(HostnameNotAllowedException.class);
    }

    @ParameterizedTest
    @CsvSource({ "seals.example.com/hunter2", "ftp://seals.example.com/hunter2", "https://user:hunter2@seals.example.com/",
            "https://169.254.169.254/hunter2", "https:///hunter2", "https://Seals.example.com/hunter2",
            "'https://seals.example.com/hunter2 x'" })
    void refusesAnotherUrlWithoutTellingIt(String url) {
        assertThatThrownBy(() -> at(url)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("MCP_SEAL_WEBHOOK_URL").hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAnAddressWithoutAKey() {
        assertThatThrownBy(() -> address(Map.of("mcp.seal.webhook-url", "https://seals.example.com/hook")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("neither MCP_SEAL_WEBHOOK_KEY_FILE nor MCP_SEAL_WEBHOOK_KEY_SECRET");
    }
}
