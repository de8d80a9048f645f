package com.insightpulseai.mcp.functions.ops.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** One event: what is known of it, why it was refused, its body, and what happened around it. */
@QuarkusTest
class SingleEventsTest extends EventApiTest {

    @Test
    void showsAnOwnEventWithItsBodyAndLeavesNoRow() {
        UUID event = add(viewer, "1 minute", "payload", "{\"repo\":\"acme/web\"}");

        asViewer("/ops/events/{id}", event).statusCode(200).body("event.id", equalTo(event.toString()))
                .body("event.status", equalTo("ok")).body("body", equalTo("own")).body("looks", hasSize(0))
                .body("why", nullValue())
                .body("event.payload", nullValue());
        asViewer("/ops/events/{id}/body", event).statusCode(200).body("payload.repo", equalTo("acme/web"))
                .body("result", nullValue()).body("recorded", equalTo(false));
        assertThat(looks()).isEmpty();
    }

    @Test
    void recordsAnAdministratorsLookAndShowsWhoLooked() {
        UUID event = add(viewer, "1 minute", "payload", "{\"repo\":\"acme/web\"}");
        asAdmin("/ops/events/{id}", event).body("body", equalTo("look_is_recorded")).body("looks", hasSize(0));
        assertThat(looks()).isEmpty();

        asAdmin("/ops/events/{id}/body", event).statusCode(200).body("payload.repo", equalTo("acme/web"))
                .body("recorded", equalTo(true));

        assertThat(looks()).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("tool", "event.read").containsEntry("caller_id", admin);
            assertThat((String) row.get("payload")).contains(event.toString());
        });
        asAdmin("/ops/events/{id}", event).body("looks", hasSize(1)).body("looks[0].caller_id", equalTo(admin.toString()));
        asViewer("/ops/events/{id}", event).body("looks", hasSize(0));
    }

    @Test
    void hidesOthersEvents() {
        UUID event = add(viewer, "1 minute");

        for (String path : new String[] { "", "/body", "/related" }) {
            asOperator("/ops/events/{id}" + path, event).statusCode(404).body("code", equalTo("not_found"))
                    .body("detail", containsString("ops_admin"));
            asAdmin("/ops/events/{id}" + path, UUID.randomUUID()).statusCode(404);
        }
        assertThat(looks()).isEmpty();
    }

    @Test
    void explainsARefusalForTheRole() {
        UUID event = add(viewer, "1 minute", "tool", "scan.repo", "status", "denied_role", "duration_ms", "null");

        asViewer("/ops/events/{id}", event)
                .body("why.sentence", equalTo("The caller had ops_viewer, and socket/scan.repo needs ops_operator."))
                .body("why.rule.path", equalTo("providers.socket.tools[scan.repo].min_role"))
                .body("why.rule.value", equalTo("ops_operator")).body("why.role.in_force", equalTo("ops_viewer"))
                .body("why.role.now", equalTo("ops_viewer")).body("why.would_pass_now", equalTo("no"));

        database.addUser(viewer, "ops_operator");
        asAdmin("/ops/events/{id}", event).body("why.role.now", equalTo("ops_operator"))
                .body("why.would_pass_now", equalTo("yes"));
    }

    @Test
    void explainsARefusalForTheQuotaWithTheCallsThatUsedIt() {
        UUID counted = add(viewer, "0 seconds");
        add(viewer, "0 seconds", "status", "denied_role", "duration_ms", "null");
        UUID event = add(viewer, "-0.001 seconds", "status", "denied_quota", "duration_ms", "null");
        database.execute(
                """
                        insert into ops.provider_rate_limits (provider, quota_class, caller_id, window_seconds, window_start, call_count)
                        values ('socket', 'reads', ?, 3600, date_trunc('hour', now()), 100)""",
                viewer);

        asViewer("/ops/events/{id}", event).body("why.rule.path", equalTo("providers.socket.rate_limits.ops_viewer.reads"))
                .body("why.rule.value", equalTo("100/hour")).body("why.quota.quota_class", equalTo("reads"))
                .body("why.quota.limit", equalTo(100)).body("why.quota.window_s", equalTo(3600))
                .body("why.quota.used", equalTo(100)).body("why.quota.calls.id", contains(counted.toString()))
                .body("why.would_pass_now", equalTo("no"));

        database.execute("update ops.provider_rate_limits set call_count = 99");
        asViewer("/ops/events/{id}", event).body("why.would_pass_now", equalTo("yes"));
    }

    @Test
    void explainsAnOutageWithItsAlertAndChecks() {
        UUID event = add(viewer, "1 minute", "provider", "netdata", "tool", "metrics.query", "status", "error", "error",
                "circuit_open");
        database.execute(
                """
                        insert into ops.alerts (kind, subject, severity, title, message, opened_at, changed_at)
                        values ('provider_health', 'netdata', 'critical', 'netdata is down', 'no answer', now() - interval '5 minutes', now())""");
        database.execute(
                """
                        insert into ops.provider_health (provider, status, latency_ms, message, checked_at)
                        select 'netdata', 'down', 10, 'no answer', now() - make_interval(secs => 61 + 60 * i) from generate_series(0, 6) i""");

        asViewer("/ops/events/{id}", event).body("why.alert.title", equalTo("netdata is down")).body("why.checks", hasSize(5))
                .body("why.checks[4].status", equalTo("down")).body("why.would_pass_now", equalTo("no"));
        asViewer("/ops/events/{id}/related", event).body("alerts.title", contains("netdata is down"));

        database.execute("""
                insert into ops.provider_health (provider, status, latency_ms, message, checked_at)
                values ('netdata', 'ok', 10, 'well', now())""");
        asViewer("/ops/events/{id}", event).body("why.would_pass_now", equalTo("yes"));
    }

    @ParameterizedTest
    @CsvSource({ "host_not_allowed,providers.socket.allowed_hosts,api.socket.dev",
            "upstream_timeout,providers.socket.tools[scan.get].timeout_ms,30000",
            "secret_missing,providers.socket.vault_key,socket_api_key", "provider_disabled,providers.socket.enabled,true",
            "unknown_tool,providers.socket.tools[scan.get].enabled,true" })
    void namesTheLineThatDecided(String error, String path, String value) {
        UUID event = add(viewer, "1 minute", "status", "error", "error", error);

        asViewer("/ops/events/{id}", event).body("why.rule.path", equalTo(path)).body("why.rule.value", equalTo(value));
    }

    /** The errors of docs/errors.md and docs/audit.md that leave a row. */
    @ParameterizedTest
    @ValueSource(strings = { "invalid_input", "forbidden", "host_not_allowed", "unknown_tool", "unknown_resource",
            "idempotency_in_progress", "idempotency_result_not_kept", "idempotency_key_reused", "internal_error",
            "upstream_error",
            "upstream_rejected_credentials", "unavailable", "provider_disabled", "upstream_rate_limited", "circuit_open",
            "upstream_timeout", "cancelled", "secret_missing", "secret_not_allowed", "quota_busy", "key_busy", "database_error",
            "too_late", "login_not_allowed", "session_ended", "tool_not_allowed", "not_completed" })
    void hasASentenceForEachError(String error) {
        String status = error.equals("not_completed") ? "abandoned" : "error";
        EventRow event = new EventRow(null, null, null, "socket", "scan.get", null, null, null, null, "none", status, error,
                null,
                null, null, null, null);

        assertThat(RefusalReason.of(event, false)).get().isNotEqualTo(RefusalReason.OTHER);
    }

    @Test
    void showsWhatHappenedAround() {
        UUID[] mine = new UUID[13];
        for (int i = 0; i < mine.length; i++) {
            mine[i] = add(viewer, (20 - i) + " minutes", "status", i == 6 || i == 7 ? "error" : "ok", "error",
                    i == 6 || i == 7 ? "upstream_timeout" : "null", "request_id", i == 6 || i == 12 ? "trace" : "r" + i);
        }
        UUID others = add(operator, "13 minutes", "status", "error", "error", "upstream_timeout", "request_id", "trace");

        asViewer("/ops/events/{id}/related", mine[6]).statusCode(200)
                .body("before.id", contains(texts(mine[5], mine[4], mine[3], mine[2], mine[1])))
                .body("after.id", contains(texts(mine[11], mine[10], mine[9], mine[8], mine[7])))
                .body("same_request.id", contains(texts(mine[12]))).body("same_failure.calls", equalTo(2))
                .body("same_failure.callers", nullValue()).body("alerts", hasSize(0));
        asAdmin("/ops/events/{id}/related", mine[6]).body("same_request.id", contains(texts(mine[12], others)))
                .body("same_failure.calls", equalTo(3)).body("same_failure.callers", equalTo(2));
        asAdmin("/ops/events/{id}/related", mine[5]).body("same_failure", nullValue());
        assertThat(looks()).isEmpty();
    }
}
