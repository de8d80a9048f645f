package com.insightpulseai.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

class RequirementsTest {

    private static final String CONFIG = """
            providers:
              sentry:
                base_url: "${SENTRY_URL:https://us.sentry.io}"
                allowed_hosts: [us.sentry.io]
                vault_key: sentry_auth_token
                settings: { org: "${SENTRY_ORG:}", team: "" }
                required_settings: [org]
                required_at:
                  - { host: self.example, settings: [team], vault_keys: [sentry_client_key] }
                rate_limits: { ops_viewer: unlimited, ops_operator: unlimited, ops_admin: unlimited }
                tools:
                  - { name: issues.list, quota: reads, min_role: ops_viewer, schema_version: '1.0' }
                  - { name: event.send, quota: reads, min_role: ops_viewer, schema_version: '1.0', vault_keys: [sentry_dsn] }
                  - { name: event.test, quota: reads, min_role: ops_viewer, schema_version: '1.0', vault_keys: [sentry_dsn] }
                  - name: issue.update
                    quota: reads
                    min_role: ops_viewer
                    schema_version: '1.0'
                    required_at:
                      - { other_than: self.example, vault_keys: [sentry_write_key] }
            """;

    private static SmallRyeConfig config(String yaml, Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("provider-config.yaml", yaml, 200), new EnvConfigSource(environment, 300))
                .addDefaultInterceptors().withMapping(ProvidersConfig.class).build();
    }

    private static Requirements requirements(Map<String, String> environment) {
        SmallRyeConfig config = config(CONFIG, environment);
        return new Requirements(config.getConfigMapping(ProvidersConfig.class), config);
    }

    @ParameterizedTest
    @CsvSource({ "SENTRY_ORG,''", "SENTRY_ORG,' '", "OTHER,x" })
    void aRequiredSettingThatIsNotSetIsNamedByItsVariable(String variable, String value) {
        assertThat(requirements(Map.of(variable, value)).missingSettings("sentry"))
                .containsExactly("SENTRY_ORG is not set; sentry cannot be used without it.");
    }

    @Test
    void aSettingWithoutAVariableIsNamedByItsPath() {
        assertThat(requirements(Map.of("SENTRY_ORG", "acme", "SENTRY_URL", "https://self.example")).missingSettings("sentry"))
                .containsExactly("providers.sentry.settings.team is not set; sentry cannot be used without it.");
    }

    @Test
    void nothingIsMissingWhereAllIsSet() {
        assertThat(requirements(Map.of("SENTRY_ORG", "acme")).missingSettings("sentry")).isEmpty();
        assertThat(requirements(Map.of()).missingSettings("netdata")).isEmpty();
    }

    @Test
    void whatIsRequiredDependsOnTheHost() {
        assertThat(requirements(Map.of()).secrets())
                .containsExactlyInAnyOrder("sentry_auth_token", "sentry_dsn", "sentry_write_key");
        assertThat(requirements(Map.of("SENTRY_URL", "https://SELF.example:8443/x")).secrets())
                .containsExactlyInAnyOrder("sentry_auth_token", "sentry_dsn", "sentry_client_key");
    }

    @Test
    void aMissingSecretIsNamedWithTheToolsThatNeedIt() {
        assertThat(requirements(Map.of()).missingSecrets("sentry", List.of("sentry_dsn", "sentry_auth_token", "socket_x")))
                .containsExactly("The vault has no sentry_auth_token; sentry cannot be used without it.",
                        "The vault has no sentry_dsn; sentry/event.send and sentry/event.test cannot be used without it.");
    }

    @Test
    void whatIsSwitchedOffRequiresNothing() {
        assertThat(
                requirements(Map.of("PROVIDERS_SENTRY_TOOLS_1__ENABLED", "false", "PROVIDERS_SENTRY_TOOLS_2__ENABLED", "false"))
                        .secrets())
                .doesNotContain("sentry_dsn");
        Requirements off = requirements(Map.of("PROVIDERS_SENTRY_ENABLED", "false"));
        assertThat(off.secrets()).isEmpty();
        assertThat(off.missingSettings("sentry")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "required_settings: [org] | required_settings: [organization] "
                    + "| .required_settings: 'organization' is not among its settings",
            "'host: self.example, settings: [team]' | 'settings: [team]' | .required_at[0]: name either host or other_than",
            "host: self.example | 'host: self.example, other_than: x' | .required_at[0]: name either host or other_than",
            "settings: [team] | settings: [teams] | .required_at[0].settings: 'teams' is not among the provider's settings",
            "sentry_client_key | socket_client_key | .required_at[0]: vault secret 'socket_client_key' belongs to another provider",
            "sentry_write_key | socket_write_key | .tools[3].required_at[0]: vault secret 'socket_write_key' belongs to another",
    })
    void aMistakeStopsTheStart(String right, String wrong, String message) {
        SmallRyeConfig config = config(CONFIG.replace(right, wrong), Map.of());

        assertThatThrownBy(() -> new ToolCatalogue(config.getConfigMapping(ProvidersConfig.class)))
                .isInstanceOf(ConfigurationException.class).hasMessageContaining("providers.sentry" + message);
    }
}
