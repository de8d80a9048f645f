package com.insightpulseai.mcp.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.vertx.core.json.JsonObject;

class WebhookFormatTest {

    private static final Instant OPENED = Instant.parse("2026-11-25T10:00:00.123456Z");
    private static final Instant CLOSED = Instant.parse("2026-11-25T10:05:00Z");

    @Test
    void theGenericFormTellsAllOfTheAlert() {
        assertThat(WebhookFormat.GENERIC.body(opened("critical", "socket is down", "Socket answered with status 500.")))
                .isEqualTo("{\"type\":\"alert.opened\",\"timestamp\":\"2026-11-25T10:00:00.123456Z\",\"data\":{"
                        + "\"alert_id\":\"a-1\",\"kind\":\"provider_health\",\"subject\":\"socket\",\"severity\":\"critical\","
                        + "\"title\":\"socket is down\",\"message\":\"Socket answered with status 500.\","
                        + "\"opened_at\":\"2026-11-25T10:00:00.123456Z\",\"changed_at\":\"2026-11-25T10:00:00.123456Z\","
                        + "\"closed_at\":null}}");
        assertThat(new JsonObject(WebhookFormat.GENERIC.body(closed())).getJsonObject("data").getString("closed_at"))
                .isEqualTo("2026-11-25T10:05:00Z");
    }

    @Test
    void slacksFormHasATitleAndWhatIsKnown() {
        JsonObject message = new JsonObject(
                WebhookFormat.SLACK.body(opened("critical", "socket is down", "Socket answered with status 500.")));

        assertThat(message.getString("text")).isEqualTo("*socket is down*");
        JsonObject attachment = message.getJsonArray("attachments").getJsonObject(0);
        assertThat(attachment.getString("text")).isEqualTo("Socket answered with status 500.");
        assertThat(attachment.getString("footer")).isEqualTo("Alert a-1");
        assertThat(attachment.getJsonArray("fields").stream().map(field -> ((JsonObject) field).getString("value")))
                .containsExactly("critical", "2026-11-25T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({ "critical, danger", "warning, warning" })
    void slacksFormIsColouredByTheSeverity(String severity, String color) {
        assertThat(color(opened(severity, "t", "m"))).isEqualTo(color);
    }

    @Test
    void slacksFormOfAClosedAlertIsGood() {
        assertThat(color(closed())).isEqualTo("good");
    }

    @Test
    void slacksFormCannotCallAnybodyOrHideALink() {
        assertThat(WebhookFormat.SLACK.body(opened("warning", "<!channel>", "<https://evil.example|a & b>")))
                .contains("&lt;!channel&gt;").contains("&lt;https://evil.example|a &amp; b&gt;")
                .doesNotContain("<");
    }

    private static String color(Delivery delivery) {
        return new JsonObject(WebhookFormat.SLACK.body(delivery)).getJsonArray("attachments").getJsonObject(0)
                .getString("color");
    }

    private static Delivery opened(String severity, String title, String message) {
        return delivery("alert.opened", new Alert("a-1", "provider_health", "socket", severity, title, message, OPENED,
                OPENED, Optional.empty()));
    }

    private static Delivery closed() {
        return delivery("alert.closed", new Alert("a-1", "provider_health", "socket", "critical", "socket is well again",
                "The provider answers.", OPENED, CLOSED, Optional.of(CLOSED)));
    }

    private static Delivery delivery(String type, Alert alert) {
        return new Delivery(UUID.randomUUID(), 1, "pager", type, alert, OPENED, Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
