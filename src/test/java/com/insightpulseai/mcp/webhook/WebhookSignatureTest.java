package com.insightpulseai.mcp.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.tool.VaultSecret;

class WebhookSignatureTest {

    /** The example of <a href="https://docs.svix.com/receiving/verifying-payloads/how-manual">Svix</a>, whose scheme it is. */
    @Test
    void isWhatTheStandardsExampleSays() {
        WebhookSignature signature = WebhookSignature.with(new VaultSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .orElseThrow();

        assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}".getBytes(UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(ints = { 24, 64 })
    void takesKeysOfTheStandardsLength(int bytes) {
        assertThat(WebhookSignature.with(secret(bytes))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 23, 65 })
    void takesNoOtherKeys(int bytes) {
        assertThat(WebhookSignature.with(secret(bytes))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "whsec_", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", "whsec_not base64!",
            "WHSEC_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=" })
    void takesNothingElse(String secret) {
        assertThat(WebhookSignature.with(new VaultSecret(secret))).isEmpty();
    }

    private static VaultSecret secret(int bytes) {
        return new VaultSecret("whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]));
    }
}
