package com.insightpulseai.mcp.provider.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.egress.HostnameAllowlist;
import com.insightpulseai.mcp.egress.HostnameNotAllowedException;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

/** Where the packaged configuration lets requests to Sentry go. */
class SentryHostsTest {

    @ParameterizedTest
    @ValueSource(strings = { "https://us.sentry.io/api/0/", "https://de.sentry.io/api/0/", "https://sentry.io/api/0/",
            "https://o1.ingest.sentry.io/api/7/envelope/", "https://o1.ingest.us.sentry.io/api/7/envelope/",
            "https://o1.ingest.us2.sentry.io/api/7/envelope/", "https://o1.ingest.de.sentry.io/api/7/envelope/" })
    void reachesTheRegionsAndTheirIntake(String url) throws IOException {
        HostnameAllowlist hosts = hosts();

        assertThatCode(() -> hosts.validate(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://fr.sentry.io/", "https://acme.sentry.io/", "https://ingest.us.sentry.io/",
            "https://a.b.ingest.us.sentry.io/", "https://sentry.io.evil.example/", "http://us.sentry.io/" })
    void reachesNoOtherHost(String url) throws IOException {
        HostnameAllowlist hosts = hosts();

        assertThatThrownBy(() -> hosts.validate(url)).isInstanceOf(HostnameNotAllowedException.class);
    }

    @Test
    void asksTheRegionThatIsSet() throws IOException {
        assertThat(config(Map.of()).getValue("providers.sentry.base_url", String.class)).isEqualTo("https://us.sentry.io");
        assertThat(config(Map.of("SENTRY_URL", "https://de.sentry.io")).getValue("providers.sentry.base_url", String.class))
                .isEqualTo("https://de.sentry.io");
    }

    private static HostnameAllowlist hosts() throws IOException {
        return HostnameAllowlist.of(config(Map.of()).getValues("providers.sentry.allowed_hosts", String.class));
    }

    private static SmallRyeConfig config(Map<String, String> environment) throws IOException {
        try (InputStream packaged = SentryHostsTest.class.getResourceAsStream("/provider-config.yaml")) {
            return new SmallRyeConfigBuilder().addDefaultInterceptors()
                    .withSources(new PropertiesConfigSource(environment, "environment", 300), new YamlConfigSource("packaged",
                            new String(packaged.readAllBytes(), StandardCharsets.UTF_8), 200))
                    .build();
        }
    }
}
