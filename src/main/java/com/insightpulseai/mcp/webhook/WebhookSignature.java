package com.insightpulseai.mcp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

import com.insightpulseai.mcp.platform.Sha256;
import com.insightpulseai.mcp.tool.VaultSecret;

/**
 * Signs messages with HMAC-SHA256, as Standard Webhooks describe it.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme">
 *      Standard Webhooks, signature scheme</a>
 */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_KEY = 24;
    private static final int LONGEST_KEY = 64;

    private final byte[] key;

    private WebhookSignature(byte[] key) {
        this.key = key;
    }

    /** Empty where the secret is not {@code whsec_} and the Base64 of 24 to 64 bytes. */
    static Optional<WebhookSignature> with(VaultSecret secret) {
        String text = secret.reveal();
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return key.length < SHORTEST_KEY || key.length > LONGEST_KEY
                    ? Optional.empty()
                    : Optional.of(new WebhookSignature(key));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The value of {@code webhook-signature}. */
    String of(String id, long epochSecond, byte[] body) {
        byte[] head = (id + "." + epochSecond + ".").getBytes(UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(Sha256.hmac(key, head, body));
    }
}
