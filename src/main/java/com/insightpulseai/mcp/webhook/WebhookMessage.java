package com.insightpulseai.mcp.webhook;

import java.util.Optional;

import com.insightpulseai.mcp.egress.HostnameAllowlist;
import com.insightpulseai.mcp.tool.VaultSecret;

/**
 * A message to one webhook.
 *
 * @param id the same at each attempt
 * @param url may be a secret: it is neither logged nor part of a failure
 * @param allowlist where the URL may lead
 * @param signingSecret {@code whsec_} and the Base64 of 24 to 64 bytes; empty where messages are not signed
 * @param body JSON
 */
public record WebhookMessage(String id, VaultSecret url, HostnameAllowlist allowlist, Optional<VaultSecret> signingSecret,
        String body) {
}
