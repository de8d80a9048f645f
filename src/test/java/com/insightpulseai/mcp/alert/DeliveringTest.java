package com.insightpulseai.mcp.alert;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.insightpulseai.mcp.alert.AlertDelivery.Summary;
import com.insightpulseai.mcp.testing.TestDatabase;
import com.insightpulseai.mcp.testing.WebhookStub;

/** Alerts on their way to two played webhooks, which take everything until a test says otherwise. */
abstract class DeliveringTest {

    static final Duration LIMIT = Duration.ofSeconds(20);
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final TestDatabase database = TestDatabase.shared();

    @Inject
    AlertDelivery delivery;

    WebhookStub webhooks;

    @BeforeEach
    void begin() {
        database.reset();
        webhooks.stubTaking(database);
    }

    Summary deliver() {
        return delivery.deliver(LIMIT).await().atMost(PATIENCE);
    }

    void alert(String severity, String webhook, String... more) {
        alertOn("socket", severity, Stream.concat(Stream.of(webhook), Stream.of(more)).toArray(String[]::new));
    }

    void alertOn(String subject, String severity, String... told) {
        database.query("select ops.set_alert('provider_health', ?, ?, ?, 'Socket answered with status 500.', ?::text[])",
                subject,
                severity, subject + " is down", "{" + String.join(",", told) + "}");
    }

    LoggedRequest to(String path) {
        return webhooks.requests().stream().filter(request -> request.getUrl().startsWith(path)).findFirst().orElseThrow();
    }

    Map<String, Object> state() {
        return database.query("select state, attempts, last_error from ops.alert_deliveries").get(0);
    }

    double secondsToWait() {
        return ((Number) database
                .query("select extract(epoch from next_attempt_at - now())::float8 as wait from ops.alert_deliveries").get(0)
                .get("wait")).doubleValue();
    }

    void endWaiting() {
        database.execute("update ops.alert_deliveries set next_attempt_at = now() where state = 'pending'");
    }
}
