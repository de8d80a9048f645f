package com.insightpulseai.mcp.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.alert.AlertDelivery.Summary;
import com.insightpulseai.mcp.monitor.MonitorTestProfile;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.WebhookStub;
import com.insightpulseai.mcp.vault.VaultSecret;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@TestProfile(MonitorTestProfile.class)
class AlertDeliveryTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestDatabase database = TestDatabase.shared();
    private final AlertDelivery delivery;

    WebhookStub webhooks;

    AlertDeliveryTest(AlertDelivery delivery) {
        this.delivery = delivery;
    }

    @BeforeEach
    void begin() {
        database.reset();
        webhooks.playTaking(database);
    }

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
        assertThat(request.getHeader("webhook-signature")).isEqualTo(WebhookSignature
                .with(new VaultSecret(WebhookStub.SIGNING_SECRET)).orElseThrow().of(id, timestamp, request.getBody()));
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

    @ParameterizedTest
    @CsvSource({ "500, http_500", "404, http_404", "429, http_429", "302, answer_refused" })
    void triesAgainLaterWithTheSameId(int status, String reason) {
        webhooks.playAnswer(aResponse().withStatus(status).withHeader("Location", "http://127.0.0.1:1/"));
        alert("critical", "pager");

        assertThat(deliver()).isEqualTo(new Summary(0, 1, 0));
        assertThat(state()).containsEntry("state", "pending").containsEntry("last_error", reason);
        assertThat(secondsToWait()).isBetween(0.1, 5.0);
        assertThat(deliver()).isEqualTo(new Summary(0, 0, 0));

        webhooks.playAnswer(aResponse().withStatus(200));
        endWaiting();
        assertThat(deliver()).isEqualTo(new Summary(1, 0, 0));
        assertThat(state()).containsEntry("state", "delivered").containsEntry("attempts", 2);
        assertThat(webhooks.requests()).extracting(request -> request.getHeader("webhook-id")).hasSize(2)
                .containsOnly((String) database.query("select id::text from ops.alert_deliveries").get(0).get("id"));
    }

    @Test
    void heedsRetryAfter() {
        webhooks.playAnswer(aResponse().withStatus(429).withHeader("Retry-After", "120"));
        alert("critical", "pager");

        deliver();

        assertThat(secondsToWait()).isBetween(60.0, 120.0);
    }

    @Test
    void givesUpAtOnceWhereTheWebhookIsGone() {
        webhooks.playAnswer(aResponse().withStatus(410));
        alert("critical", "pager");

        assertThat(deliver()).isEqualTo(new Summary(0, 0, 1));
        assertThat(state()).containsEntry("state", "failed").containsEntry("last_error", "http_410");
    }

    @Test
    void givesUpAfterTheEighthAttempt() {
        webhooks.playAnswer(aResponse().withStatus(500));
        alert("critical", "pager");
        database.execute("update ops.alert_deliveries set attempts = 7");

        assertThat(deliver()).isEqualTo(new Summary(0, 0, 1));
        assertThat(state()).containsEntry("state", "failed").containsEntry("attempts", 8);
    }

    @Test
    void doesNotWaitForOneThatHangs() {
        webhooks.play(post(urlPathEqualTo("/pager")).willReturn(aResponse().withStatus(204).withFixedDelay(20_000)));
        alert("critical", "pager", "chat");

        assertThat(deliver()).isEqualTo(new Summary(1, 1, 0));
        assertThat(database.query("select last_error from ops.alert_deliveries where webhook = 'pager'"))
                .containsExactly(Map.of("last_error", "timeout"));
    }

    @Test
    void outlivesOneThatBreaksOff() {
        webhooks.playAnswer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        alert("critical", "pager");

        assertThat(deliver()).isEqualTo(new Summary(0, 1, 0));
        assertThat(state()).containsEntry("last_error", "unreachable");
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://elsewhere.example/token-in-the-url", "http://127.0.0.1:1/token-in-the-url",
            "http://169.254.169.254/token-in-the-url", "token-in-the-url", "https://127.0.0.1/x" })
    void goesNowhereThatTheConfigurationDoesNotAllow(String url) {
        database.putSecret("alerts_pager_url", url);
        alert("critical", "pager");

        assertThat(deliver()).isEqualTo(new Summary(0, 1, 0));
        assertThat(state()).containsEntry("last_error", "host_not_allowed");
        assertThat(webhooks.requests()).isEmpty();
    }

    @Test
    void namesASecretThatIsMissingOrIsNone() {
        database.removeSecret("alerts_chat_url");
        database.putSecret("alerts_pager_signing_secret", "token-in-the-url");
        alert("critical", "pager", "chat");

        assertThat(deliver()).isEqualTo(new Summary(0, 2, 0));
        assertThat(database.query("select webhook, last_error from ops.alert_deliveries order by webhook")).containsExactly(
                Map.of("webhook", "chat", "last_error", "secret_missing"),
                Map.of("webhook", "pager", "last_error", "signing_secret_malformed"));
        assertThat(webhooks.requests()).isEmpty();
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
    void keepsNothingOfTheUrl() {
        webhooks.playAnswer(aResponse().withStatus(500).withBody("internal detail"));
        alert("critical", "pager", "chat");
        deliver();

        assertThat(database.query("select d::text as row from ops.alert_deliveries d"))
                .extracting(row -> (String) row.get("row"))
                .hasSize(2).noneMatch(WebhookStub::isToldBy).noneMatch(row -> row.contains("internal detail"));
    }

    @Test
    void isNotConfusedByWhatAWebhookAnswers() {
        webhooks.playAnswer(aResponse().withStatus(200).withHeader("Content-Type", "application/json").withBody("{not json"));
        alert("critical", "pager");

        assertThat(deliver()).isEqualTo(new Summary(1, 0, 0));
    }

    @Test
    void takesALongAnswerForAnAnswer() {
        ResponseDefinitionBuilder talkative = aResponse().withStatus(200).withBody("x".repeat(1 << 19));
        webhooks.playAnswer(talkative);
        alert("critical", "pager");

        assertThat(deliver()).isEqualTo(new Summary(1, 0, 0));
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

    private Summary deliver() {
        return delivery.deliver(LIMIT).await().atMost(PATIENCE);
    }

    private void alert(String severity, String webhook, String... more) {
        alertOn("socket", severity, Stream.concat(Stream.of(webhook), Stream.of(more)).toArray(String[]::new));
    }

    private void alertOn(String subject, String severity, String... told) {
        database.query("select ops.set_alert('provider_health', ?, ?, ?, 'Socket answered with status 500.', ?::text[])",
                subject,
                severity, subject + " is down", "{" + String.join(",", told) + "}");
    }

    private LoggedRequest to(String path) {
        return webhooks.requests().stream().filter(request -> request.getUrl().startsWith(path)).findFirst().orElseThrow();
    }

    private Map<String, Object> state() {
        return database.query("select state, attempts, last_error from ops.alert_deliveries").get(0);
    }

    private double secondsToWait() {
        return ((Number) database
                .query("select extract(epoch from next_attempt_at - now())::float8 as wait from ops.alert_deliveries").get(0)
                .get("wait")).doubleValue();
    }

    private void endWaiting() {
        database.execute("update ops.alert_deliveries set next_attempt_at = now() where state = 'pending'");
    }
}
