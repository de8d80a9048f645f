package com.insightpulseai.mcp.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.insightpulseai.mcp.egress.HostnameAllowlist;
import com.insightpulseai.mcp.egress.HostnameNotAllowedException;
import com.insightpulseai.mcp.egress.ProviderAllowlists;
import com.insightpulseai.mcp.platform.SingleLine;
import com.insightpulseai.mcp.webhook.WebhookHosts;
import com.insightpulseai.mcp.webhook.WebhookSender;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The {@code allowed_hosts} of {@code provider-config.yaml}: of each provider, whose {@code base_url} has to be among them, and
 * of all webhooks together.
 */
@ApplicationScoped
class ConfiguredAllowlists implements ProviderAllowlists {

    private final Map<String, HostnameAllowlist> allowlists = new HashMap<>();

    /** @throws ConfigurationException naming path, value and remedy of the first mistake */
    ConfiguredAllowlists(ProvidersConfig config, @All List<WebhookHosts> webhooks) {
        // Each webhook is held to its own part of it before that.
        allowlists.put(WebhookSender.CLIENT,
                HostnameAllowlist.of(webhooks.stream().flatMap(some -> some.allowedHosts().stream()).toList()));
        config.providers().forEach((name, provider) -> allowlists.put(name, read("providers." + name, provider)));
    }

    private static HostnameAllowlist read(String path, ProvidersConfig.Provider provider) {
        try {
            HostnameAllowlist allowlist = HostnameAllowlist.of(provider.allowedHosts());
            allowlist.validate(provider.baseUrl());
            return allowlist;
        } catch (HostnameNotAllowedException e) {
            throw new ConfigurationException(SingleLine.of("provider-config.yaml: " + path + ".base_url: " + e.getMessage()
                    + "; add its host to " + path + ".allowed_hosts"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    SingleLine.of("provider-config.yaml: " + path + ".allowed_hosts: " + e.getMessage()));
        }
    }

    void checkWhenStarting(@Observes StartupEvent event) {
        // Being created is the check: a bad entry stops the start, not the first call.
    }

    @Override
    public Optional<HostnameAllowlist> forProvider(String provider) {
        return Optional.ofNullable(allowlists.get(provider));
    }

    @Override
    public Collection<HostnameAllowlist> all() {
        return allowlists.values();
    }
}
