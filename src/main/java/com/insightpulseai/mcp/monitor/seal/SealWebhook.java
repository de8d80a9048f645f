package com.insightpulseai.mcp.monitor.seal;

import java.util.Optional;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.monitor.seal.RereadSecret.SecretPlace;
import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.seal.UtcTime;
import com.insightpulseai.mcp.store.secrets.SecretsManager;
import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.webhook.WebhookMessage;
import com.insightpulseai.mcp.webhook.WebhookSender;

import io.smallrye.mutiny.Uni;

/**
 * A webhook that each seal is sent to, in a signed message of Standard Webhooks. Its address and its key are settings, not
 * secrets of the vault: the owner of the database could lead seals elsewhere by those.
 */
@Singleton
class SealWebhook implements SealTarget {

    private final SealWebhookAddress address;
    private final RereadSecret<VaultSecret> key;
    private final WebhookSender sender;

    SealWebhook(SealConfig config, SealWebhookAddress address, SecretsManager secrets, WebhookSender sender) {
        this.address = address;
        this.key = new RereadSecret<>(
                new SecretPlace("MCP_SEAL_WEBHOOK_KEY_FILE", config.webhookKeyFile(), "MCP_SEAL_WEBHOOK_KEY_SECRET",
                        config.webhookKeySecret()),
                secrets::text, VaultSecret::stripped, System::nanoTime);
        this.sender = sender;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public boolean isConfigured() {
        return address.url().isPresent();
    }

    @Override
    public Uni<Void> put(SignedSeal seal) {
        return key.current()
                .chain(secret -> sender.send(new WebhookMessage(seal.seal().hash(),
                        new VaultSecret(address.url().orElseThrow()), address.allowlist(), Optional.of(secret), body(seal))))
                .onItem().transformToUni(failure -> failure.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new SealRefusedException(failure.get().reason(),
                                failure.get().retryAfter())));
    }

    /** The seal's line stands in it as it is signed, so that {@code verify-audit} can read a file of such messages. */
    private static String body(SignedSeal seal) {
        return "{\"type\":\"audit.sealed\",\"timestamp\":\"" + UtcTime.text(seal.seal().sealedAt()) + "\",\"data\":"
                + seal.toLine() + "}";
    }
}
