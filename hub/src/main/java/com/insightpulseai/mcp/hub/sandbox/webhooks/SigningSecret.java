package com.insightpulseai.mcp.hub.sandbox.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/**
 * The secret that sender and receiver of webhooks share.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *      Webhooks</a>
 */
final class SigningSecret {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;

    /** @param key of 24 to 64 bytes */
    SigningSecret(byte[] key) {
        this.key = key.clone();
    }

    /** @return as the vault holds it: a secret */
    String text() {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    /** @return whether one of the request's signatures is good, and its time at most five minutes from now */
    boolean verifies(Request request, Instant now) {
        Optional<String> id = request.header("webhook-id");
        Optional<String> timestamp = request.header("webhook-timestamp").filter(text -> text.matches("\\d{1,12}"));
        if (id.isEmpty() || timestamp.isEmpty() || isStale(Long.parseLong(timestamp.get()), now)) {
            return false;
        }
        byte[] wanted = ("v1," + signature(id.get() + "." + timestamp.get() + ".", request.body())).getBytes(UTF_8);
        return Arrays.stream(request.header("webhook-signature").orElse("").split(" "))
                .anyMatch(given -> MessageDigest.isEqual(wanted, given.getBytes(UTF_8)));
    }

    private static boolean isStale(long epochSecond, Instant now) {
        return Duration.between(Instant.ofEpochSecond(epochSecond), now).abs().compareTo(TOLERANCE) > 0;
    }

    private String signature(String prefix, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(prefix.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
