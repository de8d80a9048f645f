package com.insightpulseai.mcp.functions.healthmonitor;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.monitor.MonitorReport;
import com.insightpulseai.mcp.testing.LoggedLines;
import com.insightpulseai.mcp.testing.ProviderStub;
import com.insightpulseai.mcp.testing.SealWebhookStub;
import com.insightpulseai.mcp.testing.WebhookSignatures;

import io.quarkus.test.junit.QuarkusTest;

/** Seals on their way to a bucket and a webhook. */
@QuarkusTest
class SealExportTest extends SealingRounds {

    @Test
    void putsEachSealIntoTheBucketOnceItTakesThem() {
        database.execute(EVENTS, 2);
        bucket.stubStatus(503);
        MonitorReport report = round();
        assertThat(report.failures()).containsExactly("export_seals/bucket");
        assertThat(report.upkeep()).containsEntry("seals_made", 1).containsEntry("seals_to_webhook", 1)
                .doesNotContainKey("seals_to_bucket");

        bucket.reset();
        bucket.stubStatus(200);
        database.execute(EVENTS, 3);
        assertThat(round().upkeep()).containsEntry("seals_made", 1).containsEntry("seals_to_bucket", 2);
        assertThat(bucket.requests()).extracting(LoggedRequest::getUrl).containsExactly(
                "/seals-of-tests/seals/0000000000000001.json", "/seals-of-tests/seals/0000000000000002.json");
        assertThat(round().upkeep()).doesNotContainKey("seals_to_bucket");

        assertThat(verify("--seals", write("objects", bodies(bucket)).toString()))
                .startsWith("0: As sealed: 5 events in 2 seals");
    }

    @Test
    void sendsEachSealToTheWebhookInOrderUntilItIsTaken() {
        database.execute(EVENTS, 2);
        webhook.stubStatus(503);
        assertThat(round().failures()).containsExactly("export_seals/webhook");
        database.execute(EVENTS, 3);
        assertThat(round().failures()).containsExactly("export_seals/webhook");
        List<String> refused = ids();
        assertThat(refused).hasSize(2).containsOnly(refused.get(0));

        webhook.reset();
        webhook.stubStatus(204);
        assertThat(round().upkeep()).containsEntry("seals_to_webhook", 2);
        assertThat(ids()).hasSize(2).doesNotHaveDuplicates().startsWith(refused.get(0));
        assertThat(round().upkeep()).doesNotContainKey("seals_to_webhook");

        assertThat(verify("--seals", write("messages", bodies(webhook)).toString()))
                .startsWith("0: As sealed: 5 events in 2 seals");
    }

    @Test
    void signsWhatItSendsToTheWebhook() {
        database.execute(EVENTS, 1);
        round();

        LoggedRequest message = webhook.requests().get(0);
        assertThat(message.getHeader("webhook-signature")).isEqualTo(WebhookSignatures.of(message, SealWebhookStub.KEY));
        assertThat(message.getBodyAsString()).startsWith("{\"type\":\"audit.sealed\",\"timestamp\":\"2")
                .contains(",\"data\":{\"audit_seal\":{");
    }

    @Test
    void leavesAWebhookAloneForAsLongAsItAsks() {
        database.execute(EVENTS, 1);
        webhook.stubResponse(aResponse().withStatus(429).withHeader("Retry-After", "120"));
        assertThat(round().failures()).containsExactly("export_seals/webhook");
        assertThat(round().failures()).isEmpty();
        assertThat(webhook.requests()).hasSize(1);

        webhook.stubStatus(200);
        database.execute("update ops.seal_exports set retry_at = now()");
        assertThat(round().upkeep()).containsEntry("seals_to_webhook", 1);
    }

    @Test
    void leavesATargetToTheMonitorThatHasIt() {
        database.execute(EVENTS, 1);
        database.execute("update ops.seal_exports set holder = gen_random_uuid(), held_until = now() + interval '20 seconds'");
        MonitorReport report = round();
        assertThat(report.failures()).isEmpty();
        assertThat(report.upkeep()).containsEntry("seals_made", 1)
                .doesNotContainKeys("seals_to_bucket", "seals_to_webhook");

        database.execute("update ops.seal_exports set held_until = now()");
        assertThat(round().upkeep()).containsEntry("seals_to_bucket", 1).containsEntry("seals_to_webhook", 1);
    }

    @Test
    void tellsNothingOfTheUrl() {
        database.execute(EVENTS, 1);
        webhook.stubResponse(aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:1/"));
        try (LoggedLines logged = new LoggedLines()) {
            assertThat(round().failures()).containsExactly("export_seals/webhook");
            assertThat(logged.lines()).noneMatch(line -> line.contains(SealWebhookStub.TOKEN));
        }
        assertThat(database.query("select last_error from ops.seal_exports where target = 'webhook'"))
                .containsExactly(Map.of("last_error", "answer_refused"));
    }

    private List<String> ids() {
        return webhook.requests().stream().map(request -> request.getHeader("webhook-id")).toList();
    }

    private static List<String> bodies(ProviderStub target) {
        return target.requests().stream().map(LoggedRequest::getBodyAsString).toList();
    }
}
