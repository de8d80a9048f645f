package com.insightpulseai.mcp.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.insightpulseai.mcp.testing.LoggedLines;
import com.insightpulseai.mcp.testing.WebhookStub;
import com.insightpulseai.mcp.webhook.WebhookSender;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@TestProfile(AlertTestProfile.class)
class DatabaseAlarmTest extends DeliveringTest {

    private static final Optional<String> FAULT = Optional.of("Calls cannot be recorded.");

    @Inject
    AlertRules rules;
    @Inject
    WebhookAddresses addresses;
    @Inject
    WebhookSender sender;

    private DatabaseAlarm alarm;

    @BeforeEach
    void readTheAddresses() {
        alarm = new DatabaseAlarm(rules, addresses, sender);
        alarm.prepare().await().atMost(PATIENCE);
    }

    private List<Optional<String>> judge(Optional<String> fault, int rounds) {
        return java.util.stream.IntStream.range(0, rounds).mapToObj(round -> alarm.judge(fault).await().atMost(PATIENCE))
                .toList();
    }

    private List<JsonObject> toPager() {
        return webhooks.requests().stream().filter(request -> request.getUrl().startsWith("/pager"))
                .map(request -> new JsonObject(request.getBodyAsString())).toList();
    }

    @Test
    void opensAfterThreeBadRoundsAndClosesAfterTwoGoodOnes() {
        assertThat(judge(FAULT, 4)).containsExactly(Optional.empty(), Optional.empty(), Optional.of("opened"),
                Optional.empty());
        assertThat(judge(Optional.empty(), 3)).containsExactly(Optional.empty(), Optional.of("closed"), Optional.empty());

        assertThat(toPager()).extracting(body -> body.getString("type")).containsExactly("alert.opened", "alert.closed");
        assertThat(toPager()).extracting(body -> body.getJsonObject("data").getString("alert_id")).containsOnly(
                toPager().get(0).getJsonObject("data").getString("alert_id"));
        assertThat(toPager().get(0).getJsonObject("data").getMap()).containsEntry("kind", "database")
                .containsEntry("subject", "ops").containsEntry("severity", "critical")
                .containsEntry("title", "calls cannot be recorded").containsEntry("message", "Calls cannot be recorded.");
    }

    @Test
    void isSignedAndReachesEveryWebhook() {
        judge(FAULT, 3);

        assertThat(to("/pager").getHeader("webhook-signature")).startsWith("v1,");
        assertThat(to("/services").getBodyAsString()).contains("calls cannot be recorded");
    }

    @Test
    void goesOutWithoutTheDatabase() {
        database.stop();
        try {
            alarm.prepare().await().atMost(PATIENCE);

            assertThat(judge(FAULT, 3)).contains(Optional.of("opened"));
        } finally {
            database.start();
        }
        assertThat(toPager()).hasSize(1);
    }

    @Test
    void isSentUntilTheWebhookTakesIt() {
        webhooks.stubAnswer(WireMock.aResponse().withStatus(503));
        judge(FAULT, 4);
        assertThat(toPager()).hasSize(2);
        webhooks.stubTaking(database);

        judge(FAULT, 2);

        assertThat(toPager()).hasSize(1);
    }

    @Test
    void neverTellsTheAddress() {
        webhooks.stubAnswer(WireMock.aResponse().withStatus(503));
        try (LoggedLines log = new LoggedLines()) {
            judge(FAULT, 3);

            assertThat(log.lines()).anyMatch(line -> line.contains("http_503")).noneMatch(WebhookStub::isToldBy);
        }
    }

    @Test
    void aFaultOfOneRoundIsNoAlert() {
        judge(FAULT, 2);
        judge(Optional.empty(), 1);
        judge(FAULT, 2);

        assertThat(webhooks.requests()).isEmpty();
    }
}
