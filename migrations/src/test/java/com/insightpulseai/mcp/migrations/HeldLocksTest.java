package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A login of one provider that holds all it can get in an open transaction, its timeouts lifted, keeps no other provider's
 * calls, checks and alerts waiting, and no maintenance task.
 */
@Timeout(20)
class HeldLocksTest {

    // Keys of the advisory locks that functions took up to version 9, and of events.
    private static final List<String> KEYS = List.of("ops.ensure_partitions", "ops.alert_webhooks", "ops.trial/sentry",
            "ops.provider_health/sentry", "ops.alerts/provider_health/sentry", "ops.alerts/error_rate/sentry",
            "ops.alerts/error_rate/socket", "ops.alerts/default_partition/run_events");

    private final UUID event = UUID.randomUUID();
    private UUID user;
    private Connection holder;

    @BeforeEach
    void holdEverything() throws SQLException {
        Database.reset();
        Database.putSecret("socket_api_key", "key");
        Database.putSecret("alerts_chat_url", "https://chat.example");
        user = Database.addUser("ops_viewer");
        Checks.bringDown("sentry");
        Checks.bringDown("socket");
        Checks.pass(Checks.INTERVAL);

        holder = Database.login(Database.SOCKET);
        for (String limit : List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")) {
            Database.execute(holder, "set " + limit + " = 0");
        }
        holder.setAutoCommit(false);
        for (String key : KEYS) {
            Database.query(holder, "select pg_advisory_lock(hashtextextended(?, 0))", key);
        }
        Database.query(holder, "select pg_advisory_lock(hashtextextended(?, 0))", event.toString());
        Call call = Call.by(user, "ops_viewer").quota(9);
        Map<String, Object> trial = call.keyed("key", "request", "scans").begin(holder);
        assertThat(trial).containsEntry("outcome", "started");
        call.with("provider", "sentry").again().begin(holder);
        Database.query(holder, "select ops.finish_call(?, ?, true, '{}', null, 1, 'h', true, ?, '{}', null)", call.eventId(),
                trial.get("created_at"), "a".repeat(64));
    }

    @AfterEach
    void letGo() throws SQLException {
        holder.close();
    }

    @Test
    void calls_of_other_providers_go_on() throws SQLException {
        Call call = Call.by(user, "ops_viewer").quota(9).with("provider", "sentry").keyed("key", "request", "scans");

        // One call may try whether Sentry is up again: the refused call of the holder has not kept it from that.
        Call trial = call.with("event_id", event);
        Map<String, Object> begun = trial.begin(Database.SENTRY);
        assertThat(begun).containsEntry("outcome", "started");
        assertThat(trial.retried().begin(Database.SENTRY)).containsEntry("outcome", "started")
                .containsEntry("created_at", begun.get("created_at"));
        assertThat(call.again().keyed("other", "request", "scans").with("uses_health_check_credentials", false)
                .begin(Database.HUB)).containsEntry("outcome", "started");
    }

    @Test
    void calls_of_its_own_provider_by_the_hub_go_on() throws SQLException {
        Call call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(9).with("event_id", event);

        assertThat(call.with("uses_health_check_credentials", false).begin(Database.HUB)).containsEntry("outcome", "started");
    }

    @Test
    void checks_and_alerts_of_other_providers_are_recorded() throws SQLException {
        assertThat(Checks.record("sentry", "ok")).containsEntry("recorded", true);
        try (Connection monitor = Database.login(Database.MONITOR)) {
            Checks.record(monitor, "netdata", "down", 0);
            Checks.record(monitor, "netdata", "down", 0);
            assertThat(Checks.record(monitor, "netdata", "down", 0)).containsEntry("transition", "opened");
        }
    }

    @Test
    void calls_are_watched_and_deliveries_claimed() throws SQLException {
        failedCalls("sentry");
        failedCalls("socket");
        Database.execute("update ops.provider_state set valid_until = now() - interval '2 hours' where provider = 'sentry'");

        try (Connection monitor = Database.login(Database.MONITOR)) {
            assertThat(Database.query(monitor, "select kind, subject, transition from ops.watch_calls(300, 10, 50, '{chat}')"))
                    .extracting(row -> row.get("kind") + " " + row.get("subject") + " " + row.get("transition"))
                    .contains("error_rate sentry opened", "error_rate socket opened", "provider_health sentry closed");
            assertThat(Database.query(monitor, """
                    select * from ops.claim_deliveries(10, 30, '[{"name": "chat", "secret": "alerts_chat_url"}]')"""))
                    .isNotEmpty();
        }
        assertThat(Database.query("select name from ops.alert_webhooks")).containsExactly(Map.of("name", "chat"));
    }

    @Test
    void a_provider_whose_state_is_held_is_left_to_the_next_round() throws SQLException {
        assertThat(Database.query("select from ops.provider_state where provider = 'socket' for update skip locked")).isEmpty();
        failedCalls("sentry");

        try (Connection monitor = Database.login(Database.MONITOR)) {
            assertThat(Database.query(monitor, "select kind, subject from ops.watch_calls(300, 10, 50, '{chat}')"))
                    .containsExactly(Map.of("kind", "error_rate", "subject", "sentry"));
        }
    }

    @Test
    void maintenance_goes_on() throws SQLException {
        Database.execute("""
                insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status)
                values (gen_random_uuid(), now() - interval '1 hour', 'sentry', 'issue.get', 'user', 'none', 'started');""");

        for (String login : List.of(Database.MONITOR, Database.HUB)) {
            try (Connection connection = Database.login(login)) {
                assertThat(Database.query(connection, "select ops.ensure_partitions(30), ops.sweep_abandoned('0'), "
                        + "ops.sweep_quota_windows('0'), ops.drop_cached_results(), ops.drop_idempotency_keys(), ops.drop_expired()"))
                        .hasSize(1);
            }
        }
        assertThat(Database.query("select to_regclass(to_char(now() + interval '30 months', '\"ops.run_events_\"YYYYMM')) t"))
                .singleElement().extracting(row -> row.get("t")).isNotNull();
        assertThat(Database.query("select status from ops.run_events where provider = 'sentry' and tool = 'issue.get'"))
                .containsExactly(Map.of("status", "abandoned"));
    }

    @Test
    void partitions_are_made_in_the_round_after_the_end_of_a_transaction_that_reads_the_default_partition()
            throws SQLException {
        Call.by(user, "ops_viewer").retried().begin(holder);

        assertThat(Database.query("select ops.ensure_partitions(32) as made")).containsExactly(Map.of("made", 0));
        holder.rollback();
        assertThat((int) Database.query("select ops.ensure_partitions(32) as made").get(0).get("made")).isPositive();
    }

    @Test
    void a_migration_does_not_wait() throws SQLException {
        Database.query(holder, "select pg_advisory_lock(hashtextextended('com.insightpulseai.mcp.migrations', 0))");

        assertThat(Migrations.of(Server.url("postgres"), Server.SUPERUSER, "").apply().applied()).isEmpty();
    }

    private static void failedCalls(String provider) {
        Database.execute("""
                insert into ops.run_events
                  (id, created_at, provider, tool, caller_kind, caller_role, status, error, finished_at)
                select gen_random_uuid(), now(), ?, 'tool', 'user', 'ops_viewer', 'error', 'upstream_error', now()
                  from generate_series(1, 20)
                """, provider);
    }
}
