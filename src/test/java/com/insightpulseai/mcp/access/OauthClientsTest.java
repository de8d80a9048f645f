package com.insightpulseai.mcp.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

class OauthClientsTest {

    private static final String CONFIG = """
            oauth_clients:
              - { client_id: 9a8b7c6d, name: Claude, max_role: ops_operator }
              - { client_id: "https://code.example/client.json", name: VS Code, max_role: ops_viewer, audience: "https://ops.example.com/mcp" }
            """;

    static OauthClients clients(String yaml) {
        return new OauthClients(new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("provider-config.yaml", yaml, 200))
                .addDefaultInterceptors()
                .withMapping(OauthClientsConfig.class)
                .build()
                .getConfigMapping(OauthClientsConfig.class));
    }

    @Test
    void areThoseOfTheFile() {
        assertThat(clients(CONFIG).listed()).containsExactly(
                new OauthClient("9a8b7c6d", "Claude", OpsRole.OPERATOR, Optional.empty()),
                new OauthClient("https://code.example/client.json", "VS Code", OpsRole.VIEWER,
                        Optional.of("https://ops.example.com/mcp")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "version: '1.0'", "oauth_clients: []" })
    void areNoneByDefault(String yaml) {
        assertThat(clients(yaml).listed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://ops.example.com/mcp", "https://ops.example.com:8443", "https://ops.example.com/mcp?a=b",
            "mcp-provider-system", "a_b.c~d", "authenticated" })
    void takeAUrlOrAPlainWordAsAudience(String audience) {
        assertThat(clients(CONFIG.replace("https://ops.example.com/mcp", audience)).listed())
                .extracting(OauthClient::audience).contains(Optional.of(audience));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://ops.example.com/mcp", "https:///mcp", "https://user@ops.example.com/mcp",
            "https://ops.example.com/mcp#a", "https://ops example.com", "urn:ops", "ops/mcp", "ops mcp", "\u00f6ps", "*",
            "https://[ops" })
    void refuseAnotherAudience(String audience) {
        assertThatThrownBy(() -> clients(CONFIG.replace("https://ops.example.com/mcp", audience)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("oauth_clients[1].audience: '" + audience + "' is not an audience");
    }

    @Test
    void takeTwoHundredCharactersAtMost() {
        String longest = "a".repeat(200);
        assertThat(clients(CONFIG.replace("9a8b7c6d", longest)).listed()).extracting(OauthClient::id).contains(longest);
        assertThat(clients(CONFIG.replace("https://ops.example.com/mcp", longest)).listed()).hasSize(2);
        assertThatThrownBy(() -> clients(CONFIG.replace("9a8b7c6d", longest + "a")))
                .hasMessageContaining("oauth_clients[0].client_id");
        assertThatThrownBy(() -> clients(CONFIG.replace("https://ops.example.com/mcp", longest + "a")))
                .hasMessageContaining("oauth_clients[1].audience");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "9a8b7c6d|9a8b 7c6d|oauth_clients[0].client_id: '9a8b 7c6d' is not a client id; use 1 to 200 visible ASCII characters",
            "9a8b7c6d|https://code.example/client.json|oauth_clients[1].client_id: 'https://code.example/client.json' is listed twice",
            "ops_operator|operator|oauth_clients[0].max_role: 'operator' is not a role; use ops_viewer, ops_operator or ops_admin",
            "client_id: 9a8b7c6d,|client_id: 9a8b7c6d, audience: 9a8b7c6d,|oauth_clients[0].audience: it is the client's id, and so that of its ID tokens",
            "name: Claude|name: \" \"|oauth_clients[0].name: ' ' is not a name; use 1 to 64 characters" })
    void areRefusedWithPathValueAndRemedy(String right, String wrong, String message) {
        assertThatThrownBy(() -> clients(CONFIG.replace(right, wrong))).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("provider-config.yaml: ").hasMessageContaining(message);
    }

    @Test
    void areAList() {
        assertThatThrownBy(() -> clients("oauth_clients: 9a8b7c6d")).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("oauth_clients: '9a8b7c6d' is not a list of clients");
    }

    @Test
    void nameAllMistakesAtOnce() {
        assertThatThrownBy(() -> clients(CONFIG.replace("ops_operator", "operator").replace("https://ops.", "http://ops.")))
                .hasMessageContaining("oauth_clients[0].max_role").hasMessageContaining("oauth_clients[1].audience");
    }
}
