package com.insightpulseai.mcp.hub.sandbox.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

class WebhookReceiverTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final String BODY = "{\"type\":\"provider.down\",\"data\":{\"provider\":\"netdata\"}}";

    private final SimulatedWebhookReceiver receiver = new SimulatedWebhookReceiver(Clock.fixed(NOW, ZoneOffset.UTC));
    private Map<String, String> placeholders;

    @BeforeEach
    void accept() {
        placeholders = receiver.placeholders("http://127.0.0.1:7", () -> "a-word_of_24_characters!");
    }

    @Test
    void tellsTheVaultItsAddressAndSecret() {
        assertThat(placeholders).containsOnlyKeys(receiver.vaultKeys())
                .containsEntry("alerts_sandbox_url", "http://127.0.0.1:7/hook")
                .containsEntry("alerts_sandbox_signing_secret", "whsec_YS13b3JkX29mXzI0X2NoYXJhY3RlcnMh");
    }

    @Test
    void keepsWhatArrivesWithAGoodSignature() throws Exception {
        assertThat(post("hook", signed("msg_1", NOW), BODY).status()).isEqualTo(204);

        assertThat(receiver.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.id()).contains("msg_1");
            assertThat(delivery.type()).contains("provider.down");
            assertThat(delivery.receivedAt()).isEqualTo(NOW);
            assertThat(delivery.body().at("/data/provider").asText()).isEqualTo("netdata");
            assertThat(delivery.verified()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = { -300, 300 })
    void believesATimeOfFiveMinutesAway(long seconds) throws Exception {
        post("hook", signed("msg_1", NOW.plusSeconds(seconds)), BODY);
        assertThat(receiver.deliveries()).singleElement().extracting(ReceivedDelivery::verified).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(longs = { -301, 301 })
    void believesNoTimeFurtherAway(long seconds) throws Exception {
        post("hook", signed("msg_1", NOW.plusSeconds(seconds)), BODY);
        assertThat(receiver.deliveries()).singleElement().extracting(ReceivedDelivery::verified).isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({ "webhook-id, msg_2", "webhook-id,", "webhook-timestamp, 1795435201", "webhook-timestamp, soon",
            "webhook-timestamp,", "webhook-signature, v1,", "webhook-signature,", "webhook-signature, K5oZfzN95Z9UVu1E" })
    void keepsWhatArrivesWithABadSignatureAndSaysSo(String header, String value) throws Exception {
        Map<String, String> headers = signed("msg_1", NOW);
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }

        assertThat(post("hook", headers, BODY).status()).isEqualTo(204);

        assertThat(receiver.deliveries()).singleElement().extracting(ReceivedDelivery::verified).isEqualTo(false);
    }

    @Test
    void noticesAChangedBody() throws Exception {
        post("hook", signed("msg_1", NOW), BODY.replace("down", "up"));
        assertThat(receiver.deliveries()).singleElement().extracting(ReceivedDelivery::verified).isEqualTo(false);
    }

    @Test
    void looksForAGoodSignatureAmongSeveral() throws Exception {
        Map<String, String> headers = signed("msg_1", NOW);
        headers.compute("webhook-signature", (name, good) -> "v1a,K5oZfzN9 v1,K5oZfzN9 " + good);

        post("hook", headers, BODY);

        assertThat(receiver.deliveries()).singleElement().extracting(ReceivedDelivery::verified).isEqualTo(true);
    }

    @Test
    void agreesWithThePublishedExampleOfASignature() {
        SigningSecret secret = new SigningSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        Map<String, String> headers = Map.of("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

        Request request = new Request("POST", List.of("hook"), Map.of(), headers, "{\"test\": 2432232314}".getBytes(UTF_8));

        assertThat(secret.verifies(request, Instant.ofEpochSecond(1614265330))).isTrue();
    }

    @Test
    void takesSlacksForm() {
        assertThat(post("hook/slack", Map.of(), "{\"text\":\"netdata is down\"}").status()).isEqualTo(204);

        assertThat(receiver.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.id()).isEmpty();
            assertThat(delivery.type()).isEmpty();
            assertThat(delivery.body().path("text").asText()).isEqualTo("netdata is down");
        });
    }

    @Test
    void keepsTheLastHundredNewestFirst() {
        for (int i = 1; i <= 101; i++) {
            post("hook", Map.of("webhook-id", "msg_" + i), BODY);
        }
        assertThat(receiver.deliveries()).hasSize(100).extracting(delivery -> delivery.id().orElseThrow())
                .startsWith("msg_101", "msg_100").endsWith("msg_2");
    }

    @Test
    void forgets() {
        post("hook", Map.of(), BODY);
        receiver.forget();
        assertThat(receiver.deliveries()).isEmpty();
    }

    @Test
    void refusesWhatIsNoWebhook() {
        assertThat(post("elsewhere", Map.of(), BODY).status()).isEqualTo(404);
        assertThat(post("hook", Map.of(), "text").status()).isEqualTo(400);
        assertThat(post("hook", Map.of(), "[]").status()).isEqualTo(400);
        assertThat(post("hook", Map.of(), "").status()).isEqualTo(400);
        assertThat(post("hook", Map.of(), "{\"long\":\"" + "x".repeat(256 * 1024) + "\"}").status()).isEqualTo(413);
        assertThat(receiver.answer(new Request("GET", List.of("hook"), Map.of(), Map.of(), new byte[0])).status())
                .isEqualTo(405);
        assertThat(receiver.deliveries()).isEmpty();
    }

    private Reply post(String path, Map<String, String> headers, String body) {
        return receiver.answer(new Request("POST", List.of(path.split("/")), Map.of(), headers, body.getBytes(UTF_8)));
    }

    private Map<String, String> signed(String id, Instant time) throws Exception {
        String key = placeholders.get("alerts_sandbox_signing_secret").substring("whsec_".length());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        byte[] signature = mac.doFinal((id + "." + time.getEpochSecond() + "." + BODY).getBytes(UTF_8));
        return new HashMap<>(Map.of("webhook-id", id, "webhook-timestamp", Long.toString(time.getEpochSecond()),
                "webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature)));
    }
}
