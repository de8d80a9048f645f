package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls of a provider that is known to be down, and how it is found to be up again. */
class BeginCallKnownDownTest {

    private static final int TRIAL = 11;

    private Call call;

    @BeforeEach
    void socketIsDown() throws SQLException {
        Database.reset();
        Database.putSecret("socket_api_key", "key");
        call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(10).secrets("socket_api_key");
        Checks.bringDown("socket");
    }

    @Test
    void a_call_is_refused_with_a_row_without_secrets_and_costs_no_quota() throws SQLException {
        Map<String, Object> refused = call.begin(Database.SOCKET);

        assertThat(refused).containsEntry("outcome", "error").containsEntry("error", "circuit_open")
                .containsEntry("role", "ops_viewer").containsEntry("secrets", null).containsEntry("quota_limit", null)
                .containsEntry("stale_result", null).containsEntry("stale_age_s", null)
                .extractingByKey("retry_after_s", InstanceOfAssertFactories.INTEGER).isBetween(1, 10);
        assertThat(Database.event(call.eventId())).containsEntry("status", "error").containsEntry("error", "circuit_open")
                .containsEntry("created_at", refused.get("created_at"))
                .containsEntry("result", "{\"retry_after_s\": %s}".formatted(refused.get("retry_after_s")))
                .extractingByKey("finished_at").isNotNull();
        assertThat(Database.query("select * from ops.provider_rate_limits")).isEmpty();
    }

    @Test
    void calls_of_other_providers_and_of_the_tool_health_go_on() throws SQLException {
        assertThat(call.with("provider", "sentry").secrets().begin(Database.HUB)).containsEntry("outcome", "started")
                .containsEntry("retry_after_s", null);
        assertThat(call.again().with("tool", "health").begin(Database.SOCKET)).containsEntry("outcome", "started");
    }

    @Test
    void calls_of_a_tool_that_needs_other_secrets_than_checks_go_on_and_say_nothing_of_the_rest() throws SQLException {
        Call other = call.with("uses_health_check_credentials", false);
        assertThat(finish(other, other.begin(Database.SOCKET), true, null, "api.socket.dev")).isTrue();

        assertThat(call.again().begin(Database.SOCKET)).containsEntry("error", "circuit_open");
    }

    @Test
    void who_may_not_call_is_told_that_and_nothing_of_the_provider() throws SQLException {
        assertThat(call.with("min_role", "ops_admin").begin(Database.SOCKET)).containsEntry("outcome", "denied_role")
                .containsEntry("retry_after_s", null);
        assertThat(call.again().begin(Database.SENTRY)).containsEntry("outcome", "denied_role")
                .containsEntry("error", "login_not_allowed").containsEntry("retry_after_s", null);
        assertThat(Call.byWorkflow(1, "refs/heads/main", null).begin(Database.SOCKET))
                .containsEntry("outcome", "unknown_caller").containsEntry("retry_after_s", null);
        assertThat(call.again().with("refusal", "invalid_input").begin(Database.SOCKET))
                .containsEntry("error", "invalid_input").containsEntry("retry_after_s", null);
    }

    @Test
    void a_provider_that_is_only_degraded_is_called() throws SQLException {
        for (int check = 0; check < Checks.GOOD; check++) {
            Checks.next("socket", "degraded");
        }

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started");
    }

    @Test
    void one_check_that_finds_it_down_refuses_nothing_yet() throws SQLException {
        Checks.next("sentry", "down");

        assertThat(call.with("provider", "sentry").secrets().begin(Database.SENTRY)).containsEntry("outcome", "started");
    }

    @Test
    void a_good_check_lets_calls_through_before_the_recovery_is_announced() throws SQLException {
        assertThat(Checks.next("socket", "ok")).containsEntry("announced", "down");
        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started");

        Checks.next("socket", "down");
        Checks.next("socket", "down");
        Database.execute("update ops.provider_state set trial_at = now()");
        assertThat(call.again().begin(Database.SOCKET)).containsEntry("error", "circuit_open");
    }

    @Test
    void knowledge_that_nobody_renews_keeps_no_call_away() throws SQLException {
        Checks.pass(3 * Checks.INTERVAL + 1);

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started");
    }

    @Test
    void every_ten_seconds_one_of_many_calls_is_let_through() throws Exception {
        Checks.pass(TRIAL);
        assertThat(Concurrent.atOnce(16, () -> call.again().begin(Database.SOCKET).get("outcome"))).containsOnlyOnce("started");
        assertThat(call.again().begin(Database.SOCKET)).containsEntry("error", "circuit_open");

        Checks.pass(TRIAL);
        assertThat(Concurrent.atOnce(16, () -> call.again().begin(Database.SOCKET).get("outcome"))).containsOnlyOnce("started");
    }

    @Test
    void nobody_waits_while_another_call_is_let_through() throws SQLException {
        Checks.pass(TRIAL);
        try (Connection trial = Database.login(Database.SOCKET)) {
            trial.setAutoCommit(false);
            assertThat(call.begin(trial)).containsEntry("outcome", "started");

            assertThat(call.again().begin(Database.SOCKET)).containsEntry("error", "circuit_open")
                    .containsEntry("retry_after_s", 1);
        }
    }

    @Test
    void a_call_that_is_denied_does_not_use_the_trial_up() throws SQLException {
        Checks.pass(TRIAL);
        assertThat(call.with("min_role", "ops_admin").begin(Database.SOCKET)).containsEntry("outcome", "denied_role");
        assertThat(call.again().quota(0).begin(Database.SOCKET)).containsEntry("outcome", "denied_quota");
        assertThat(call.again().secrets("socket_missing").begin(Database.SOCKET)).containsEntry("error", "secret_missing");

        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "started");
    }

    @Test
    void a_trial_that_goes_well_lets_calls_through_until_the_next_check_finds_it_down() throws SQLException {
        Checks.pass(TRIAL);
        finish(call, call.begin(Database.SOCKET), true);

        for (int more = 0; more < 3; more++) {
            assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "started");
        }
        Checks.next("socket", "down");
        Database.execute("update ops.provider_state set trial_at = now()");
        assertThat(call.again().begin(Database.SOCKET)).containsEntry("error", "circuit_open");
    }

    @Test
    void a_trial_that_fails_lets_nothing_through() throws SQLException {
        Checks.pass(TRIAL);
        finish(call, call.begin(Database.SOCKET), false);

        assertThat(call.again().begin(Database.SOCKET)).containsEntry("error", "circuit_open");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "unknown_resource, api.socket.dev, started",
            "invalid_input, api.socket.dev, started", "invalid_input, null, error",
            "upstream_rejected_credentials, api.socket.dev, error" })
    void a_trial_that_the_provider_refuses_for_what_was_asked_shows_that_it_is_up(String error, String host, String outcome)
            throws SQLException {
        Checks.pass(TRIAL);
        finish(call, call.begin(Database.SOCKET), false, error, host);

        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", outcome);
    }

    @Test
    void a_look_at_health_that_goes_well_is_no_trial() throws SQLException {
        Call health = call.with("tool", "health");
        finish(health, health.begin(Database.SOCKET), true);

        assertThat(call.again().begin(Database.SOCKET)).containsEntry("error", "circuit_open");
    }

    @Test
    void a_retried_call_that_was_started_before_stays_started() throws SQLException {
        Call sentry = call.with("provider", "sentry").secrets();
        Map<String, Object> first = sentry.begin(Database.SENTRY);
        Checks.bringDown("sentry");

        assertThat(sentry.retried().begin(Database.SENTRY)).containsEntry("outcome", "started")
                .containsEntry("created_at", first.get("created_at")).containsEntry("retry_after_s", null);
        assertThat(Database.events()).hasSize(1);
    }

    @Test
    void a_retried_call_that_was_refused_stays_refused() throws SQLException {
        Map<String, Object> refused = call.begin(Database.SOCKET);
        Checks.next("socket", "ok");

        assertThat(call.retried().begin(Database.SOCKET)).containsEntry("error", "circuit_open")
                .containsEntry("retry_after_s", refused.get("retry_after_s"));
        assertThat(Database.events()).hasSize(1);
    }

    @Test
    void what_is_known_of_a_provider_never_costs_the_row() throws SQLException {
        Call sentry = call.with("provider", "sentry").secrets();
        Map<String, Object> begun = sentry.begin(Database.SENTRY);
        Checks.bringDown("sentry");
        Checks.pass(TRIAL);
        try (Connection holder = Database.superuser()) {
            holder.setAutoCommit(false);
            Database.query(holder, "select 1 from ops.provider_state for update");

            assertThat(sentry.again().begin(Database.SENTRY)).containsEntry("outcome", "started");
            assertThat(finish(sentry, begun, true)).isTrue();
        }
        assertThat(Database.event(sentry.eventId())).containsEntry("status", "ok");

        try (Connection holder = Database.superuser()) {
            holder.setAutoCommit(false);
            Database.execute(holder, "lock table ops.provider_state in access exclusive mode");

            assertThatThrownBy(() -> call.begin(Database.SOCKET)).hasMessageContaining("lock timeout");
            assertThat(call.recordFailure(Database.SOCKET, "database_error", "55P03")).isNotNull();
        }
    }

    @Test
    void checks_trials_and_ends_of_calls_do_not_stand_in_each_others_way() throws Exception {
        Checks.pass(TRIAL);
        Database.execute("update ops.provider_state set latest_at = latest_at - interval '1 hour'");

        List<Object> outcomes = Concurrent.atOnce(12, () -> {
            Call own = call.with("caller_id", Database.addUser("ops_viewer"));
            for (int round = 0; round < 10; round++) {
                own = own.again();
                Map<String, Object> begun = own.begin(Database.SOCKET);
                if (begun.get("outcome").equals("started")) {
                    assertThat(finish(own, begun, true)).isTrue();
                }
                Checks.record("socket", "down");
                Database.execute("""
                        update ops.provider_state set trial_at = now() - interval '1 minute', responded_at = null,
                          latest_at = now() - interval '40 s'
                        """);
            }
            return "done";
        });

        assertThat(outcomes).isEqualTo(Collections.nCopies(12, "done"));
        assertThat(Database.query("select distinct error from ops.run_events where status = 'error'"))
                .isSubsetOf(Map.of("error", "circuit_open"));
    }

    private static boolean finish(Call call, Map<String, Object> begun, boolean ok) throws SQLException {
        return finish(call, begun, ok, ok ? null : "upstream_error", "api.socket.dev");
    }

    private static boolean finish(Call call, Map<String, Object> begun, boolean ok, String error, String host)
            throws SQLException {
        try (Connection hub = Database.login(Database.HUB)) {
            return (boolean) Database.query(hub,
                    "select completed from ops.finish_call(?, ?, ?, null, ?, 1, ?, ?, null, null, null)", call.eventId(),
                    begun.get("created_at"), ok, error, host, call.usesHealthCheckCredentials()).get(0).get("completed");
        }
    }
}
