package com.insightpulseai.mcp.generator.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.Mistakes;

class ConfigFileTest {

    private static final String CONFIG = """
            version: '1.0'
            alerts: { bad_checks: 3 }
            oauth_clients: [{ client_id: 9a8b7c6d, name: Claude, max_role: ops_viewer }]
            providers:
              acme:
                title: Acme
                base_url: "${ACME_URL:https://api.acme.com/v1}"
                allowed_hosts: [api.acme.com]
                vault_key: acme_api_key
                settings: { org: "${ACME_ORG:}" }
                rate_limits:
                  ops_viewer: { reads: 100/hour }
                  ops_operator: { reads: 200/hour }
                  ops_admin: unlimited
                tools:
                  - { name: sample.list, summary: Lists samples, quota: reads, min_role: ops_viewer, timeout_ms: 15000, schema_version: '1.1' }
                  - { name: health, quota: reads, min_role: ops_viewer, timeout_ms: 5000, schema_version: '1.0' }
            """;

    @TempDir
    Path folder;

    private Catalogue read(String yaml) {
        try {
            Path resources = Files.createDirectories(folder.resolve("src/main/resources"));
            Files.copy(Path.of("../src/main/resources/provider-config.schema.json"),
                    resources.resolve("provider-config.schema.json"), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(resources.resolve("provider-config.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ConfigFile.read(Checkout.at(folder));
    }

    @Test
    void readsProvidersAndToolsInTheirOrder() {
        Provider acme = read(CONFIG).providers().get(0);

        assertThat(acme.title()).isEqualTo("Acme");
        assertThat(acme.baseUrl()).isEqualTo("https://api.acme.com/v1");
        assertThat(acme.variables()).containsExactly(new Variable("ACME_URL", "https://api.acme.com/v1"),
                new Variable("ACME_ORG", ""));
        assertThat(acme.limits()).containsEntry("ops_viewer", Optional.of(Map.of("reads", "100/hour")))
                .containsEntry("ops_admin", Optional.empty());
        assertThat(acme.tools()).extracting(Tool::module).containsExactly("acme-sample-list", "acme-health");
        assertThat(acme.tools()).extracting(Tool::summary).containsExactly("Lists samples", "health");
        assertThat(acme.tools().get(0).versions()).containsExactly("1.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            timeout_ms: 15000          | timout_ms: 15000           | providers.acme.tools[0].timout_ms is not a field of this file; did you mean timeout_ms?
            timeout_ms: 15000          | timeout_ms: 0              | providers.acme.tools[0].timeout_ms: 0 must have a minimum value of 1
            timeout_ms: 15000          | timeout_ms: soon           | providers.acme.tools[0].timeout_ms: 'soon' string found, integer expected
            schema_version: '1.1'      | schema_version: 1.1        | providers.acme.tools[0].schema_version: 1.1 number found, string expected; write it in quotes
            min_role: ops_viewer, t    | min_role: viewer, t        | providers.acme.tools[0].min_role: 'viewer' does not have a value in the enumeration
            quota: reads               | quota: scans               | providers.acme.tools[0].quota: 'scans' has no budget for ops_viewer
            reads: 100/hour            | reads: 100/fortnight       | providers.acme.rate_limits.ops_viewer.reads: '100/fortnight'
            [api.acme.com]             | [127.0.0.1]                | providers.acme.allowed_hosts: Allowlist entry '127.0.0.1' is an address or a loopback name
            [api.acme.com]             | ["*"]                      | providers.acme.allowed_hosts: Allowlist entry '*' has a wildcard
            [api.acme.com]             | [www.acme.com]             | providers.acme.base_url: Host 'api.acme.com' is not allowed
            vault_key: acme_api_key    | vault_key: sentry_dsn      | providers.acme.tools[0]: vault secret 'sentry_dsn' belongs to another provider
            name: sample.list          | name: health               | providers.acme.tools[1].name: 'health' is listed twice
            bad_checks: 3              | bad_checks: 30             | alerts.bad_checks: 30 must have a maximum value of 20
            "version: '1.0'"           | "version: '2.0'"           | version: '2.0'
            max_role: ops_viewer       | max_roles: ops_viewer      | oauth_clients[0].max_roles is not a field of this file; did you mean max_role?
            max_role: ops_viewer       | max_role: viewer           | oauth_clients[0].max_role: 'viewer' does not have a value in the enumeration
            client_id: 9a8b7c6d        | client_id: 9a 8b           | oauth_clients[0].client_id: '9a 8b' is not a client id
            title: Acme                | tools: []                  | yaml:15: 'tools' is given twice, in lines 6 and 15; remove one
            timeout_ms: 15000          | timeout_ms: 010            | yaml:16: '010' is not the same number to all readers
            acme:                      | mcp:                       | providers
            """)
    void aMistakeIsToldWithItsPlaceAndValue(String from, String to, String message) {
        String wrong = CONFIG.replace(from.replace("\"", ""), to.startsWith("[") ? to : to.replace("\"", ""));
        assertThat(wrong).isNotEqualTo(CONFIG);

        assertThatThrownBy(() -> read(wrong)).isInstanceOfSatisfying(Mistakes.class,
                mistakes -> assertThat(mistakes.all()).anySatisfy(line -> assertThat(line)
                        .startsWith("provider-config.yaml:").contains(message)));
    }

    @Test
    void mistakesAreToldTogether() {
        String wrong = CONFIG.replace("quota: reads", "quota: scans").replace("acme_api_key", "sentry_dsn");

        assertThatThrownBy(() -> read(wrong)).isInstanceOfSatisfying(Mistakes.class,
                mistakes -> assertThat(mistakes.all()).hasSizeGreaterThan(2)
                        .allMatch(line -> line.startsWith("provider-config.yaml: ")));
    }

    @Test
    void aFileWithNothingInItIsRefused() {
        for (String nothing : List.of("", "[]", "text")) {
            assertThatThrownBy(() -> read(nothing)).isInstanceOf(Mistakes.class);
        }
    }
}
