package com.insightpulseai.mcp.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.webhook.DeliveryFailure;
import com.insightpulseai.mcp.webhook.WebhookMessage;
import com.insightpulseai.mcp.webhook.WebhookSender;

import io.smallrye.mutiny.Uni;

/**
 * A message to one webhook, leased by this process for delivery.
 *
 * @param id of the message, the same at each attempt
 * @param attempt counted from 1
 * @param type {@code alert.opened}, {@code alert.changed} or {@code alert.closed}
 * @param url where it goes; empty where {@code obstacle} is not
 * @param signingSecret what it is signed with; empty where the webhook's messages are not signed
 * @param obstacle why the vault does not say where it goes, such as {@code secret_missing}
 */
record Delivery(UUID id, int attempt, String webhook, String type, Alert alert, Instant createdAt, Optional<VaultSecret> url,
        Optional<VaultSecret> signingSecret, Optional<String> obstacle) {

    /** Sends it once. Never fails; empty when the webhook took it. */
    Uni<Optional<DeliveryFailure>> sendBy(WebhookSender sender, Webhook to) {
        return obstacle.isPresent()
                ? Uni.createFrom().item(Optional.of(DeliveryFailure.passing(obstacle.get())))
                : sender.send(new WebhookMessage(id.toString(), url.orElseThrow(), to.allowlist(), signingSecret,
                        to.format().body(this)));
    }
}
