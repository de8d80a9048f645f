package com.insightpulseai.mcp.functions.ops.event.refusal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.insightpulseai.mcp.functions.ops.event.EventApiTest;

import io.quarkus.test.junit.QuarkusTest;

/** Why a call was refused or failed, as its reader is told. */
@QuarkusTest
class RefusalExplainerTest extends EventApiTest {

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
}
