package com.insightpulseai.mcp.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.alert.AlertDelivery.Summary;
import com.insightpulseai.mcp.testing.WebhookSignatures;
import com.insightpulseai.mcp.testing.WebhookStub;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;

/** Who is told of an alert, how, and how often. */
@QuarkusTest
@TestProfile(AlertTestProfile.class)
class AlertDeliveryTest extends DeliveringTest {

    @Test
    void tellsEachWebhookOnceInItsOwnForm() {
        alert("critical", "pager", "chat");

        assertThat(deliver()).isEqualTo(new Summary(2, 0, 0));
        assertThat(deliver()).isEqualTo(new Summary(0, 0, 0));

        assertThat(webhooks.requests()).hasSize(2);
        assertThat(new JsonObject(to("/pager").getBodyAsString()).getJsonObject("data").getString("title"))
                .isEqualTo("socket is down");
        assertThat(to("/pager").getUrl()).isEqualTo("/pager?token=token-in-the-url");
        assertThat(new JsonObject(to("/services").getBodyAsString()).getString("text")).isEqualTo("*socket is down*");
        assertThat(database.query("select distinct state, attempts, last_error from ops.alert_deliveries")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("state", "delivered").containsEntry("attempts", 1)
                        .containsEntry("last_error", null));
    }

    @Test
    void tellsItsOwnWebhooksOfWhatAMonitorWithoutAnyNoticed() {
        deliver();
        alertOn("socket", "critical");

        assertThat(deliver()).isEqualTo(new Summary(2, 0, 0));
    }

    @Test
    void signsWhatItSends() {
        alert("critical", "pager");

        deliver();

        LoggedRequest request = to("/pager");
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        String id = request.getHeader("webhook-id");
        assertThat(id).isEqualTo(database.query("select id::text from ops.alert_deliveries").get(0).get("id"));
        long timestamp = Long.parseLong(request.getHeader("webhook-timestamp"));
        assertThat(Instant.ofEpochSecond(timestamp)).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(request.getHeader("webhook-signature"))
                .isEqualTo(WebhookSignatures.of(request, WebhookStub.SIGNING_SECRET));
    }

    @Test
    void doesNotSignWhereThereIsNothingToSignWith() {
        alert("critical", "chat");

        deliver();

        assertThat(to("/services").getHeader("webhook-signature")).isNull();
    }

    @Test
    void tellsInOrderWhatBecameOfAnAlert() {
        alert("warning", "pager");
        alert("critical", "pager");
        alert(null, "pager");

        assertThat(deliver()).isEqualTo(new Summary(3, 0, 0));

        assertThat(webhooks.requests()).extracting(request -> new JsonObject(request.getBodyAsString()).getString("type"))
                .containsExactly("alert.opened", "alert.changed", "alert.closed");
    }

    @Test
    void readsASecretAgainForEachMessage() {
        alert("warning", "pager");
        deliver();
        database.putSecret("alerts_pager_url", webhooks.origin() + "/moved");
        alert("critical", "pager");
        deliver();

        assertThat(webhooks.requests()).extracting(LoggedRequest::getUrl).filteredOn(url -> !url.startsWith("/services"))
                .containsExactly("/pager?token=token-in-the-url", "/moved");
    }

    @Test
    void tellsOnceHoweverManyDeliver() {
        Stream.of("one", "two", "three", "four", "five").forEach(subject -> alertOn(subject, "critical", "pager", "chat"));

        List<CompletableFuture<Summary>> deliveries = Stream
                .generate(() -> delivery.deliver(LIMIT).subscribeAsCompletionStage())
                .limit(4).toList();

        assertThat(deliveries.stream().mapToInt(done -> done.join().delivered()).sum()).isEqualTo(10);
        assertThat(webhooks.requests()).hasSize(10);
    }

    @Test
    void deliversMoreThanItTakesAtATime() {
        for (int i = 0; i < 45; i++) {
            alertOn("subject-" + i, "critical", "pager");
        }

        assertThat(deliver()).isEqualTo(new Summary(45, 0, 0));
        assertThat(webhooks.requests()).extracting(request -> request.getHeader("webhook-id")).hasSize(45)
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesTheRestForLaterWhenTimeIsUp() {
        for (int i = 0; i < 45; i++) {
            alertOn("subject-" + i, "critical", "pager");
        }

        assertThat(delivery.deliver(Duration.ZERO).await().atMost(PATIENCE)).isEqualTo(new Summary(20, 0, 0));
    }
}
