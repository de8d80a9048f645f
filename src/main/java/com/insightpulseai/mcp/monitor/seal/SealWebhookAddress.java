package com.insightpulseai.mcp.monitor.seal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.egress.HostnameAllowlist;
import com.insightpulseai.mcp.egress.HostnameNotAllowedException;
import com.insightpulseai.mcp.platform.SingleLine;
import com.insightpulseai.mcp.webhook.WebhookHosts;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Where the webhook of seals is, checked when the process starts. */
@Singleton
class SealWebhookAddress implements WebhookHosts {

    private static final String SETTING = "MCP_SEAL_WEBHOOK_URL";

    private final Optional<String> url;
    private final List<String> origin;
    private final HostnameAllowlist allowlist;

    /** @throws ConfigurationException where the URL cannot be used, or messages to it could not be signed */
    SealWebhookAddress(SealConfig config) {
        url = config.webhookUrl();
        origin = url.stream().map(SealWebhookAddress::origin).toList();
        try {
            allowlist = HostnameAllowlist.of(origin);
            url.ifPresent(allowlist::validate);
        } catch (HostnameNotAllowedException | IllegalArgumentException refused) {
            throw new ConfigurationException(SingleLine.of(SETTING + ": " + refused.getMessage()));
        }
        if (url.isPresent() && config.webhookKeyFile().isEmpty() && config.webhookKeySecret().isEmpty()) {
            throw new ConfigurationException(SETTING + " is set, and neither MCP_SEAL_WEBHOOK_KEY_FILE nor "
                    + "MCP_SEAL_WEBHOOK_KEY_SECRET: messages to a webhook are signed");
        }
    }

    /** Scheme, host and port, as they are written. An administrator's own address may be any that egress rules can name. */
    private static String origin(String url) {
        int authority = url.indexOf("://") + "://".length();
        int end = authority;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        if (!url.contains("://")) {
            throw new ConfigurationException(SETTING + " is not a URL such as https://seals.example.com/hook");
        }
        return url.substring(0, end);
    }

    Optional<String> url() {
        return url;
    }

    HostnameAllowlist allowlist() {
        return allowlist;
    }

    @Override
    public Collection<String> allowedHosts() {
        return origin;
    }
}
