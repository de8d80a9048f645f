package com.insightpulseai.mcp.alert;

import java.util.Optional;

import com.insightpulseai.mcp.egress.HostnameAllowlist;

/**
 * Somebody who is told of alerts.
 *
 * @param urlSecret name of the vault secret that is its URL
 * @param signingSecret name of the vault secret that its messages are signed with
 */
record Webhook(String name, WebhookFormat format, String urlSecret, Optional<String> signingSecret,
        HostnameAllowlist allowlist) {
}
