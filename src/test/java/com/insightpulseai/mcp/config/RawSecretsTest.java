package com.insightpulseai.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

/** Passwords, secrets and keys are what the environment says, whatever characters they have. */
class RawSecretsTest {

    private static final String PRINTABLE_ASCII = IntStream.rangeClosed(' ', '~').mapToObj(Character::toString)
            .collect(Collectors.joining());

    private final Map<String, String> environment = new LinkedHashMap<>();

    private String value(String property) throws Exception {
        return value(property, new EnvConfigSource(environment, 300));
    }

    private static String value(String property, ConfigSource given) throws Exception {
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDefaultInterceptors().addDiscoveredInterceptors()
                .withSources(given, new YamlConfigSource(RawSecretsTest.class.getResource("/application.yaml")))
                .build();
        return config.getOptionalValue(property, String.class).orElse("");
    }

    @ParameterizedTest
    @CsvSource({
            "SUPABASE_JWT_SECRET,            mcp.access.supabase.jwt-secret",
            "MCP_ACCESS_SUPABASE_JWT_SECRET, mcp.access.supabase.jwt-secret",
            "SUPABASE_JWKS,                  mcp.access.supabase.jwks",
            "AWS_ACCESS_KEY_ID,              mcp.database.aws.access-key-id",
            "AWS_SECRET_ACCESS_KEY,          mcp.database.aws.secret-access-key",
            "AWS_SESSION_TOKEN,              mcp.database.aws.session-token",
            "MCP_DATABASE_SECRET,            mcp.database.secret",
            "QUARKUS_DATASOURCE_USERNAME,    quarkus.datasource.username",
            "QUARKUS_DATASOURCE_PASSWORD,    quarkus.datasource.password",
            "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD, quarkus.http.ssl.certificate.key-store-password" })
    void aSecretIsReadAsItWasGiven(String variable, String property) throws Exception {
        for (String secret : new String[] { PRINTABLE_ASCII, "my$$password", "${x}", "${x:y}", "$${x}", "\\$\\", " a, b#c ",
                "${aes-gcm::x}" }) {
            environment.put(variable, secret);
            assertThat(value(property)).isEqualTo(secret);
        }
    }

    @ParameterizedTest
    @CsvSource({
            "SUPABASE_JWT_SECRET, mcp.access.supabase.jwt-secret", "MCP_DATABASE_SECRET, mcp.database.secret",
            "AWS_SESSION_TOKEN,   mcp.database.aws.session-token" })
    void aVariableMayBeASystemPropertyToo(String variable, String property) throws Exception {
        assertThat(value(property, new PropertiesConfigSource(Map.of(variable, "a$$b${c}"), "system", 400)))
                .isEqualTo("a$$b${c}");
    }

    @Test
    void otherValuesMayStillReferToVariables() throws Exception {
        environment.put("SUPABASE_URL", "https://a.example");
        environment.put("MCP_ACCESS_GITHUB_ISSUER", "${SUPABASE_URL}");
        environment.put("PROVIDERS_ACME_SETTINGS_TOKEN", "${SUPABASE_URL}");

        assertThat(value("mcp.access.supabase.url")).isEqualTo("https://a.example");
        assertThat(value("mcp.access.github.issuer")).isEqualTo("https://a.example");
        assertThat(value("providers.acme.settings.token")).isEqualTo("https://a.example");
    }

    @Test
    void theUrlsPartsAreDecodedAsMigrationsDo() throws Exception {
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL",
                "postgresql://mcp%5Fhub:p%40s+s$$${x}%2C@[::1]:6543/a%2Cb?sslmode=verify-full&sslrootcert=/etc/a,b.pem");

        assertThat(value("quarkus.datasource.reactive.url")).isEqualTo("postgresql://[::1]:6543/a%2Cb");
        assertThat(value("quarkus.datasource.username")).isEqualTo("mcp_hub");
        assertThat(value("quarkus.datasource.password")).isEqualTo("p@s+s$$${x},");
        assertThat(value("quarkus.datasource.reactive.postgresql.ssl-mode")).isEqualTo("verify-full");
        assertThat(value("quarkus.datasource.reactive.hostname-verification-algorithm")).isEqualTo("HTTPS");
        assertThat(value("quarkus.datasource.reactive.trust-certificate-pem")).isEqualTo("true");
        assertThat(value("quarkus.datasource.reactive.trust-certificate-pem.certs")).isEqualTo("/etc/a\\,b.pem");
    }

    @Test
    void aFileOfCertificatesIsUsedWhereverItIsNamed() throws Exception {
        assertThat(value("quarkus.datasource.reactive.trust-certificate-pem")).isEmpty();

        environment.put("QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM_CERTS", "/ca.pem");
        assertThat(value("quarkus.datasource.reactive.trust-certificate-pem")).isEqualTo("true");

        environment.put("QUARKUS_DATASOURCE_REACTIVE_TRUST_CERTIFICATE_PEM", "false");
        assertThat(value("quarkus.datasource.reactive.trust-certificate-pem")).isEqualTo("false");
    }

    @Test
    void settingsOfTheirOwnCountMoreThanTheUrl() throws Exception {
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://one:first@host/db?sslmode=require");
        environment.put("QUARKUS_DATASOURCE_USERNAME", "two");
        environment.put("QUARKUS_DATASOURCE_PASSWORD", "second");
        environment.put("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE", "disable");

        assertThat(value("quarkus.datasource.username")).isEqualTo("two");
        assertThat(value("quarkus.datasource.password")).isEqualTo("second");
        assertThat(value("quarkus.datasource.reactive.postgresql.ssl-mode")).isEqualTo("disable");
        assertThat(value("quarkus.datasource.reactive.hostname-verification-algorithm")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "postgresql://u:hush@one,two/db", "postgresql://u:hush@host/db?pgbouncer=true", "hush" })
    void aUrlThatIsNotTakenStopsTheStartWithoutBeingQuoted(String url) {
        environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", url);

        assertThatThrownBy(() -> value("quarkus.datasource.username")).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("QUARKUS_DATASOURCE_REACTIVE_URL must look like postgresql://").message()
                .doesNotContain("hush");
    }
}
