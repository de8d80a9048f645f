package com.insightpulseai.mcp.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.insightpulseai.mcp.egress.HostnameAllowlist;
import com.insightpulseai.mcp.platform.SingleLine;
import com.insightpulseai.mcp.webhook.WebhookHosts;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/** When an alert opens and closes and who is told, checked as a whole when the process starts. */
@ApplicationScoped
public class AlertRules implements WebhookHosts {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final String SECRETS = "alerts_";
    private static final int MOST_CHECKS = 20;
    private static final int MOST_CALLS = 1_000_000;
    private static final int SHORTEST_WINDOW_S = 60;
    private static final int LONGEST_WINDOW_S = 86_400;

    private final int badChecks;
    private final int goodChecks;
    private final ErrorRate errorRate;
    private final List<Webhook> webhooks = new ArrayList<>();
    private final List<String> allowedHosts;
    private final List<String> mistakes = new ArrayList<>();

    /** When the calls of a provider are worth an alert: that share of at least so many within a window. */
    public record ErrorRate(int percent, int leastCalls, Duration window) {
    }

    /** @throws ConfigurationException naming path, value and remedy of every mistake */
    public AlertRules(AlertsConfig config) {
        badChecks = within("bad_checks", config.badChecks(), 1, MOST_CHECKS);
        goodChecks = within("good_checks", config.goodChecks(), 1, MOST_CHECKS);
        errorRate = new ErrorRate(within("error_rate.percent", config.errorRate().percent(), 1, 100),
                within("error_rate.least_calls", config.errorRate().leastCalls(), 1, MOST_CALLS),
                Duration.ofSeconds(
                        within("error_rate.window_s", config.errorRate().windowS(), SHORTEST_WINDOW_S, LONGEST_WINDOW_S)));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < config.webhooks().size(); i++) {
            read("webhooks[" + i + "]", config.webhooks().get(i), names);
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(SingleLine.of("provider-config.yaml: " + String.join("; ", mistakes)));
        }
        allowedHosts = config.webhooks().stream().flatMap(webhook -> webhook.allowedHosts().stream()).toList();
    }

    void checkWhenStarting(@Observes StartupEvent event) {
        // Being created is the check: a mistake stops the start, not the first alert.
    }

    /** After how many bad checks in a row a provider is announced as degraded or down, 1 to 20. */
    public int badChecks() {
        return badChecks;
    }

    /** After how many good checks in a row it is announced as well again, 1 to 20. */
    public int goodChecks() {
        return goodChecks;
    }

    public ErrorRate errorRate() {
        return errorRate;
    }

    /** Names of all who are told. */
    public List<String> told() {
        return webhooks.stream().map(Webhook::name).toList();
    }

    List<Webhook> webhooks() {
        return List.copyOf(webhooks);
    }

    @Override
    public Collection<String> allowedHosts() {
        return allowedHosts;
    }

    private int within(String path, int value, int least, int most) {
        if (value < least || value > most) {
            mistakes.add("alerts." + path + ": " + value + " is out of range; use " + least + " to " + most);
        }
        return value;
    }

    private void read(String path, AlertsConfig.Webhook webhook, Set<String> names) {
        if (!NAME.matcher(webhook.name()).matches()) {
            mistake(path + ".name", webhook.name(), "is not a webhook's name; use lower-case letters, digits and dashes");
        } else if (!names.add(webhook.name())) {
            mistake(path + ".name", webhook.name(), "is listed twice");
        }
        Optional<WebhookFormat> format = WebhookFormat.named(webhook.format());
        if (format.isEmpty()) {
            mistake(path + ".format", webhook.format(), "is not a format; use " + WebhookFormat.wireNames());
        }
        Stream.concat(Stream.of(webhook.vaultKey()), webhook.signingVaultKey().stream())
                .filter(secret -> !secret.startsWith(SECRETS))
                .forEach(secret -> mistake(path, secret,
                        "is not a vault secret of alerts; its name has to start with " + SECRETS));
        if (format.filter(WebhookFormat.GENERIC::equals).isPresent() && webhook.signingVaultKey().isEmpty()) {
            mistakes.add("alerts." + path + ".signing_vault_key is missing; generic messages are signed");
        }
        try {
            HostnameAllowlist allowlist = HostnameAllowlist.of(webhook.allowedHosts());
            format.ifPresent(known -> webhooks.add(
                    new Webhook(webhook.name(), known, webhook.vaultKey(), webhook.signingVaultKey(), allowlist)));
        } catch (IllegalArgumentException e) {
            mistakes.add("alerts." + path + ".allowed_hosts: " + e.getMessage());
        }
    }

    private void mistake(String path, String value, String whatAndRemedy) {
        mistakes.add("alerts." + path + ": '" + value + "' " + whatAndRemedy);
    }
}
