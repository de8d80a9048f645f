package com.insightpulseai.mcp.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.ToolPolicy.Availability;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

class ToolCatalogueTest {

    private static final String CONFIG = """
            providers:
              socket:
                base_url: https://api.socket.dev/v0
                allowed_hosts: [api.socket.dev]
                vault_key: socket_api_key
                settings: { org: "${SOCKET_ORG:}", region: eu }
                rate_limits:
                  ops_viewer: { reads: 100/hour }
                  ops_operator: { scans: 50/hour, reads: 200/day }
                  ops_admin: unlimited
                tools:
                  - { name: scan.repo, quota: scans, min_role: ops_operator, timeout_ms: 30000, max_body_bytes: 6291456, schema_version: '1.0' }
                  - { name: scan.get, quota: reads, min_role: ops_viewer, schema_version: '2.0', older_schema_versions: ['1.0'], max_stale_s: 3600 }
                  - { name: health, quota: reads, min_role: ops_viewer, timeout_ms: 5000, schema_version: '1.0', vault_keys: [socket_probe_key], enabled: false }
            """;

    private static ToolCatalogue catalogue(String yaml) {
        return catalogue(yaml, Map.of());
    }

    private static ToolCatalogue catalogue(String yaml, Map<String, String> environment) {
        return new ToolCatalogue(new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("provider-config.yaml", yaml, 200), new EnvConfigSource(environment, 300))
                .addDefaultInterceptors()
                .withMapping(ProvidersConfig.class)
                .build()
                .getConfigMapping(ProvidersConfig.class));
    }

    private static ToolPolicy policy(String tool) {
        return catalogue(CONFIG).find(ToolId.parse(tool)).orElseThrow();
    }

    @Test
    void aToolHasThePolicyThatTheFileGivesIt() {
        ToolPolicy policy = policy("socket/scan.repo");

        assertThat(policy.availability()).isEqualTo(Availability.AVAILABLE);
        assertThat(policy.minRole()).isEqualTo(OpsRole.OPERATOR);
        assertThat(policy.quotaClass()).contains("scans");
        assertThat(policy.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.secrets()).containsExactly("socket_api_key");
        assertThat(policy.settings()).isEqualTo(Map.of("region", "eu"));
    }

    @Test
    void aBodyMayHave64KibibytesWhereTheFileSaysNothingElse() {
        assertThat(policy("socket/scan.repo").maxBodyBytes()).isEqualTo(6 << 20);
        assertThat(policy("socket/scan.get").maxBodyBytes()).isEqualTo(65_536);
        assertThat(catalogue(CONFIG, Map.of("PROVIDERS_SOCKET_TOOLS_1__MAX_BODY_BYTES", "1024"))
                .find(ToolId.parse("socket/scan.get")).orElseThrow().maxBodyBytes()).isEqualTo(1_024);
    }

    @Test
    void aVariableOverridesWhatTheFileSaysOfOneTool() {
        ToolCatalogue catalogue = catalogue(CONFIG, Map.of("PROVIDERS_SOCKET_TOOLS_0__TIMEOUT_MS", "28000"));

        assertThat(catalogue.find(ToolId.parse("socket/scan.repo")).orElseThrow().timeout()).isEqualTo(Duration.ofSeconds(28));
        assertThat(catalogue.find(ToolId.parse("socket/health")).orElseThrow().timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aVariableSwitchesAProviderOff() {
        ToolCatalogue catalogue = catalogue(CONFIG, Map.of("PROVIDERS_SOCKET_ENABLED", "false"));

        assertThat(catalogue.find(ToolId.parse("socket/scan.repo")).orElseThrow().availability())
                .isEqualTo(Availability.PROVIDER_DISABLED);
    }

    @Test
    void aRoleWithoutABudgetForAToolItMayNotCallGetsNone() {
        assertThat(policy("socket/scan.repo").quotas()).isEqualTo(Map.of(
                OpsRole.VIEWER, new Quota(0, Duration.ofHours(1)),
                OpsRole.OPERATOR, new Quota(50, Duration.ofHours(1))));
    }

    @Test
    void anUnlimitedRoleHasNoQuotaAtAll() {
        assertThat(policy("socket/scan.get").quotas()).doesNotContainKey(OpsRole.ADMIN);
    }

    @Test
    void olderVersionsThatAreListedStillAnswer() {
        assertThat(policy("socket/scan.get").schemaVersions()).containsExactly("2.0", "1.0");
        assertThat(policy("socket/scan.get").schemaVersion()).isEqualTo("2.0");
    }

    @Test
    void answersAreKeptOfToolsOfWhichTheFileSaysSo() {
        assertThat(policy("socket/scan.get").maxStale()).contains(Duration.ofHours(1));
        assertThat(policy("socket/scan.repo").maxStale()).isEmpty();
    }

    @Test
    void aToolMayNeedSecretsOfItsOwnAndBeSwitchedOff() {
        assertThat(policy("socket/health").secrets()).containsExactly("socket_probe_key");
        assertThat(policy("socket/health").availability()).isEqualTo(Availability.TOOL_DISABLED);
    }

    @Test
    void aProviderThatIsDownIsDownForToolsThatUseWhatChecksUse() {
        assertThat(policy("socket/scan.repo").usesHealthCheckCredentials()).isTrue();
        assertThat(policy("socket/health").usesHealthCheckCredentials()).isFalse();
        assertThat(catalogue(CONFIG.replace("    vault_key: socket_api_key\n", "")).find(ToolId.parse("socket/scan.repo"))
                .orElseThrow().usesHealthCheckCredentials()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "alerts", "webhooks", "ops", "hub", "health", "monitor", "mcp" })
    void aProviderMayNotHaveANameOfThisSystemsOwn(String name) {
        assertThatThrownBy(() -> catalogue(CONFIG.replace("socket:", name + ":")))
                .hasMessageContaining("providers." + name + " is a name of this system's own: use another");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            min_role: ops_operator       | min_role: operator          | providers.socket.tools[0].min_role: 'operator' is not a role
            scans: 50/hour               | scans: 50/fortnight         | providers.socket.rate_limits.ops_operator.scans: '50/fortnight' is not a quota
            'scans: 50/hour, '           | ''                          | providers.socket.tools[0].quota: 'scans' has no budget for ops_operator
            'name: scan.repo, quota: scans,' | 'name: scan.repo,'       | providers.socket.tools[0].quota: the tool has no quota class; name one of its provider's rate_limits
            max_body_bytes: 6291456      | max_body_bytes: 0           | providers.socket.tools[0].max_body_bytes: 0 is out of range; use 1 to 6291456
            max_body_bytes: 6291456      | max_body_bytes: 6291457     | providers.socket.tools[0].max_body_bytes: 6291457 is out of range; use 1 to 6291456
            timeout_ms: 30000            | timeout_ms: 0               | providers.socket.tools[0].timeout_ms: 0 is out of range
            max_stale_s: 3600            | max_stale_s: 0              | providers.socket.tools[1].max_stale_s: 0 is out of range; use 1 to 604800
            max_stale_s: 3600            | max_stale_s: 604801         | providers.socket.tools[1].max_stale_s: 604801 is out of range; use 1 to 604800
            ops_admin: unlimited         | ops_admin: infinite         | providers.socket.rate_limits.ops_admin: 'infinite' is neither unlimited nor
            ops_admin: unlimited         | ops_boss: unlimited         | providers.socket.rate_limits.ops_boss is not a role
            vault_key: socket_api_key    | vault_key: sentry_dsn       | vault secret 'sentry_dsn' belongs to another provider
            name: scan.get               | name: scan.repo             | providers.socket.tools[1].name: 'scan.repo' is listed twice
            name: scan.get               | name: health                | providers.socket.tools[2].name: 'health' is listed twice
            name: scan.get               | name: scan.of.a.repository.with.a.long.name | providers.socket.tools[1].name: 'scan.of.a.repository.with.a.long.name' has the MCP name socket_scan_of_a_repository_with_a_long_name of 44 characters; use a name with which it has at most 40
            name: scan.get               | name: Scan/Get              | providers.socket.tools[1].name: 'Scan/Get' is not a tool name
            """)
    void aMistakeStopsTheStartWithItsPathAndTheReason(String right, String wrong, String message) {
        assertThatThrownBy(() -> catalogue(CONFIG.replace(right, wrong))).hasMessageContaining(message);
    }

    @Test
    void anUnknownFieldStopsTheStart() {
        assertThatThrownBy(() -> catalogue(CONFIG.replace("vault_key:", "valt_key:")))
                .hasMessageContaining("providers.socket.valt_key");
    }
}
