package com.insightpulseai.mcp.alert;

import java.util.Collection;
import java.util.Optional;

import com.insightpulseai.mcp.egress.HostnameAllowlist;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * A receiver of alerts.
 *
 * @param urlSecret name of the vault secret that is its URL
 * @param signingSecret name of the vault secret that its messages are signed with
 */
record Webhook(String name, WebhookFormat format, String urlSecret, Optional<String> signingSecret,
        HostnameAllowlist allowlist) {

    /** As functions of schema {@code ops} take them. */
    static JsonArray toJson(Collection<Webhook> webhooks) {
        JsonArray json = new JsonArray();
        webhooks.forEach(webhook -> json.add(new JsonObject()
                .put("name", webhook.name())
                .put("secret", webhook.urlSecret())
                .put("signing_secret", webhook.signingSecret().orElse(null))));
        return json;
    }
}
