package com.insightpulseai.mcp.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.insightpulseai.mcp.alert.AlertDelivery.Summary;
import com.insightpulseai.mcp.testing.WebhookStub;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** What becomes of messages that do not arrive, and what is told of it. */
@QuarkusTest
@TestProfile(AlertTestProfile.class)
class FailedDeliveryTest extends DeliveringTest {

    @ParameterizedTest
    @CsvSource({ "500, http_500", "404, http_404", "429, http_429", "302, answer_refused" })
    void triesAgainLaterWithTheSameId(int status, String reason) {
        webhooks.stubAnswer(aResponse().withStatus(status).withHeader("Location", "http://127.0.0.1:1/"));
        alert("critical", "pager");

        assertThat(deliver()).isEqualTo(new Summary(0, 1, 0));
        assertThat(state()).containsEntry("state", "pending").containsEntry("last_error", reason);
        assertThat(secondsToWait()).isBetween(0.1, 5.0);
        assertThat(deliver()).isEqualTo(new Summary(0, 0, 0));

        webhooks.stubAnswer(aResponse().withStatus(200));
        endWaiting();
        assertThat(deliver()).isEqualTo(new Summary(1, 0, 0));
        assertThat(state()).containsEntry("state", "delivered").containsEntry("attempts", 2);
        assertThat(webhooks.requests()).extracting(request -> request.getHeader("webhook-id")).hasSize(2)
                .containsOnly((String) database.query("select id::text from ops.alert_deliveries").get(0).get("id"));
    }

    @Test
    void heedsRetryAfter() {
        webhooks.stubAnswer(aResponse().withStatus(429).withHeader("Retry-After", "120"));
        alert("critical", "pager");

        deliver();

        assertThat(secondsToWait()).isBetween(60.0, 120.0);
    }

    @Test
    void givesUpAtOnceWhereTheWebhookIsGone() {
        webhooks.stubAnswer(aResponse().withStatus(410));
        alert("critical", "pager");

        assertThat(deliver()).isEqualTo(new Summary(0, 0, 1));
        assertThat(state()).containsEntry("state", "failed").containsEntry("last_error", "http_410");
    }

    @Test
    void givesUpAfterTheEighthAttempt() {
        webhooks.stubAnswer(aResponse().withStatus(500));
        alert("critical", "pager");
        database.execute("update ops.alert_deliveries set attempts = 7");

        assertThat(deliver()).isEqualTo(new Summary(0, 0, 1));
        assertThat(state()).containsEntry("state", "failed").containsEntry("attempts", 8);
    }

    @Test
    void doesNotWaitForOneThatHangs() {
        webhooks.stub(post(urlPathEqualTo("/pager")).willReturn(aResponse().withStatus(204).withFixedDelay(20_000)));
        alert("critical", "pager", "chat");

        assertThat(deliver()).isEqualTo(new Summary(1, 1, 0));
        assertThat(database.query("select last_error from ops.alert_deliveries where webhook = 'pager'"))
                .containsExactly(Map.of("last_error", "timeout"));
    }

    @Test
    void outlivesOneThatBreaksOff() {
        webhooks.stubAnswer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
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
    void keepsNothingOfTheUrl() {
        webhooks.stubAnswer(aResponse().withStatus(500).withBody("internal detail"));
        alert("critical", "pager", "chat");
        deliver();

        assertThat(database.query("select d::text as row from ops.alert_deliveries d"))
                .extracting(row -> (String) row.get("row"))
                .hasSize(2).noneMatch(WebhookStub::isToldBy).noneMatch(row -> row.contains("internal detail"));
    }

    @Test
    void isNotConfusedByWhatAWebhookAnswers() {
        webhooks.stubAnswer(aResponse().withStatus(200).withHeader("Content-Type", "application/json").withBody("{not json"));
        alert("critical", "pager");

        assertThat(deliver()).isEqualTo(new Summary(1, 0, 0));
    }

    @Test
    void takesALongAnswerForAnAnswer() {
        ResponseDefinitionBuilder talkative = aResponse().withStatus(200).withBody("x".repeat(1 << 19));
        webhooks.stubAnswer(talkative);
        alert("critical", "pager");

        assertThat(deliver()).isEqualTo(new Summary(1, 0, 0));
    }
}
