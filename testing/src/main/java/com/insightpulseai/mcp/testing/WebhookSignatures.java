package com.insightpulseai.mcp.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;

/** The signatures that receivers of webhooks expect, computed as Standard Webhooks describe it. */
public final class WebhookSignatures {

    private WebhookSignatures() {
    }

    /**
     * The {@code webhook-signature} that a message should have.
     *
     * @param secret {@code whsec_} and Base64
     */
    public static String of(LoggedRequest message, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            mac.update((message.getHeader("webhook-id") + "." + message.getHeader("webhook-timestamp") + ".").getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(message.getBody()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
