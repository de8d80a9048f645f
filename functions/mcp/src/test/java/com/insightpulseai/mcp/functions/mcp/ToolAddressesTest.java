package com.insightpulseai.mcp.functions.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.config.ToolId;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class ToolAddressesTest {

    private static final ToolId TOOL = ToolId.parse("socket/scan.get");

    @Test
    void readsToolsAndHealth() {
        ToolAddresses addresses = of(
                " socket/scan.get=https://a.lambda-url.eu-central-1.on.aws/  health=http://127.0.0.1:8080/x ");

        assertThat(addresses.of(TOOL)).contains(URI.create("https://a.lambda-url.eu-central-1.on.aws"));
        assertThat(addresses.ofHealth()).contains(URI.create("http://127.0.0.1:8080/x"));
        assertThat(addresses.of(ToolId.parse("socket/scan.repo"))).isEmpty();
    }

    @Test
    void putsWhatDiffersIntoTheFormOfAll() {
        ToolAddresses addresses = of("socket/scan.get=abc123 *=https://*.lambda-url.eu-central-1.on.aws/  health=def456");

        assertThat(addresses.of(TOOL)).contains(URI.create("https://abc123.lambda-url.eu-central-1.on.aws"));
        assertThat(addresses.ofHealth()).contains(URI.create("https://def456.lambda-url.eu-central-1.on.aws"));
    }

    @Test
    void knowsNoneWithoutTheSetting() {
        assertThat(of(" ").of(TOOL)).isEmpty();
        assertThat(of(" ").ofHealth()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "socket/scan.get=http://tools.example.com/ | the URL of socket/scan.get has to begin with https://",
            "socket/scan.get=http://localhost:8080/ | the URL of socket/scan.get has to begin with https://",
            "socket/scan.get=https:///path | the URL of socket/scan.get",
            "socket/scan.get=https://user@tools.example.com/ | the URL of socket/scan.get",
            "socket/scan.get=https://tools.example.com/?x=1 | neither a query nor a fragment",
            "socket/scan.get=https://tools.example.com/#x | neither a query nor a fragment",
            "socket/scan.get=file:///etc/passwd | the URL of socket/scan.get",
            "socket/scan.get= | the URL of socket/scan.get",
            "socket/scan.get=abc123 | the URL of socket/scan.get has to begin with https://",
            "*=http://*.example.com/ socket/scan.get=abc123 | the URL of socket/scan.get has to begin with https://",
            "*=https://*.example.com/ socket/scan.get=evil.example/ | the URL of socket/scan.get has to begin with https://",
            "health=ftp://tools.example.com/ | the URL of health",
            "Socket/scan.get=https://tools.example.com/ | is not of the form provider/tool=URL",
            "https://tools.example.com/ | is not of the form provider/tool=URL",
            "health=https://a.example/ health=https://b.example/ | stands twice" })
    void refusesOtherAddressesAtTheStart(String entries, String reason) {
        assertThatThrownBy(() -> of(entries)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("mcp.endpoint.tool-urls: ").hasMessageContaining(reason);
    }

    private static ToolAddresses of(String entries) {
        return new ToolAddresses(new SmallRyeConfigBuilder().withMapping(EndpointConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(Map.of("mcp.endpoint.tool-urls", entries), "test", 100))
                .build().getConfigMapping(EndpointConfig.class));
    }
}
