package com.insightpulseai.mcp.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.alert.AlertRules.ErrorRate;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;

class AlertRulesTest {

    private static final String CONFIG = """
            alerts:
              bad_checks: 4
              good_checks: 1
              error_rate: { percent: 25, least_calls: 10, window_s: 300 }
              webhooks:
                - name: chat
                  format: slack
                  vault_key: alerts_chat_url
                  allowed_hosts: [hooks.slack.com]
                - name: pager
                  vault_key: alerts_pager_url
                  signing_vault_key: alerts_pager_signing_secret
                  allowed_hosts: ["*.pager.example", "http://127.0.0.1:9000"]
            """;

    @Test
    void areWhatTheFileSays() {
        AlertRules rules = rules(CONFIG);

        assertThat(rules.badChecks()).isEqualTo(4);
        assertThat(rules.goodChecks()).isEqualTo(1);
        assertThat(rules.errorRate()).isEqualTo(new ErrorRate(25, 10, Duration.ofMinutes(5)));
        assertThat(rules.told()).containsExactly("chat", "pager");
        assertThat(rules.webhooks()).extracting(Webhook::format).containsExactly(WebhookFormat.SLACK, WebhookFormat.GENERIC);
        assertThat(rules.webhooks()).extracting(Webhook::urlSecret).containsExactly("alerts_chat_url", "alerts_pager_url");
        assertThat(rules.webhooks()).extracting(Webhook::signingSecret).containsExactly(Optional.empty(),
                Optional.of("alerts_pager_signing_secret"));
    }

    @Test
    void areUsableWithoutAWord() {
        AlertRules rules = rules("version: '1.0'");

        assertThat(rules.badChecks()).isEqualTo(3);
        assertThat(rules.goodChecks()).isEqualTo(2);
        assertThat(rules.errorRate()).isEqualTo(new ErrorRate(50, 20, Duration.ofMinutes(15)));
        assertThat(rules.told()).isEmpty();
    }

    @Test
    void allowAllWebhooksTogetherWhatEachMayReach() {
        AlertRules rules = rules(CONFIG);

        assertThat(rules.allowedHosts()).containsExactly("hooks.slack.com", "*.pager.example",
                "http://127.0.0.1:9000");
        assertThatThrownBy(() -> rules.webhooks().get(0).allowlist().validate("https://eu.pager.example/hook"))
                .hasMessageContaining("eu.pager.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "bad_checks: 4|bad_checks: 0|alerts.bad_checks: 0 is out of range; use 1 to 20",
            "good_checks: 1|good_checks: 21|alerts.good_checks: 21 is out of range; use 1 to 20",
            "percent: 25|percent: 101|alerts.error_rate.percent: 101 is out of range; use 1 to 100",
            "least_calls: 10|least_calls: 0|alerts.error_rate.least_calls: 0 is out of range; use 1 to 1000000",
            "window_s: 300|window_s: 59|alerts.error_rate.window_s: 59 is out of range; use 60 to 86400",
            "name: pager|name: chat|alerts.webhooks[1].name: 'chat' is listed twice",
            "name: pager|name: Pager|alerts.webhooks[1].name: 'Pager' is not a webhook's name; use lower-case letters, digits and dashes",
            "format: slack|format: teams|alerts.webhooks[0].format: 'teams' is not a format; use generic or slack",
            "vault_key: alerts_chat_url|vault_key: socket_api_key|alerts.webhooks[0]: 'socket_api_key' is not a vault secret of alerts; its name has to start with alerts_",
            "signing_vault_key: alerts_pager|signing_vault_key: pager|alerts.webhooks[1]: 'pager_signing_secret' is not a vault secret of alerts; its name has to start with alerts_",
            "format: slack|format: generic|alerts.webhooks[0].signing_vault_key is missing; generic messages are signed",
            "hooks.slack.com|127.0.0.1|alerts.webhooks[0].allowed_hosts: Allowlist entry '127.0.0.1' is an address or a loopback name" })
    void areRefusedWithPathValueAndRemedy(String right, String wrong, String message) {
        assertThatThrownBy(() -> rules(CONFIG.replace(right, wrong))).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("provider-config.yaml: ").hasMessageContaining(message);
    }

    @Test
    void nameAllMistakesAtOnce() {
        assertThatThrownBy(() -> rules(CONFIG.replace("bad_checks: 4", "bad_checks: 0").replace("slack\n", "teams\n")))
                .hasMessageContaining("alerts.bad_checks").hasMessageContaining("alerts.webhooks[0].format");
    }

    private static AlertRules rules(String yaml) {
        return new AlertRules(new SmallRyeConfigBuilder()
                .withSources(new YamlConfigSource("provider-config.yaml", yaml, 200))
                .addDefaultInterceptors()
                .withMapping(AlertsConfig.class)
                .build()
                .getConfigMapping(AlertsConfig.class));
    }
}
