package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts on what calls show: half of at least ten calls within five minutes. */
class WatchCallsTest {

    private static final Map<String, Object> OPENED = transition("opened");
    private static final Map<String, Object> CLOSED = transition("closed");

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @Test
    void an_alert_opens_when_the_share_of_errors_reaches_the_threshold() throws SQLException {
        calls(6, "ok", null);
        calls(5, "error", "upstream_error");
        assertThat(watch()).isEmpty();

        calls(1, "error", "upstream_timeout");
        assertThat(watch()).containsExactly(OPENED);
        assertThat(watch()).isEmpty();
        assertThat(Database.query("select severity, title, message from ops.alerts")).containsExactly(Map.of("severity",
                "warning", "title", "calls of socket fail", "message", "6 of 12 calls failed (50 %) in the last 300 s."));
    }

    @Test
    void a_few_calls_open_no_alert() throws SQLException {
        calls(9, "error", "upstream_error");
        assertThat(watch()).isEmpty();

        calls(1, "error", "upstream_error");
        assertThat(watch()).containsExactly(OPENED);
    }

    @Test
    void an_alert_closes_below_half_of_what_opened_it() throws SQLException {
        calls(10, "error", "upstream_error");
        assertThat(watch()).containsExactly(OPENED);

        calls(30, "ok", null);
        assertThat(watch()).isEmpty();
        calls(1, "ok", null);
        assertThat(watch()).containsExactly(CLOSED);
        assertThat(watch()).isEmpty();
        assertThat(Database.query("select type, body ->> 'title' as title from ops.alert_deliveries order by position"))
                .containsExactly(Map.of("type", "alert.opened", "title", "calls of socket fail"),
                        Map.of("type", "alert.closed", "title", "calls of socket go well again"));
    }

    @Test
    void an_open_alert_stays_while_the_few_calls_there_are_fail() throws SQLException {
        calls(10, "error", "upstream_error");
        watch();
        age(301);
        calls(2, "error", "upstream_error");
        assertThat(watch()).isEmpty();

        age(301);
        assertThat(watch()).containsExactly(CLOSED);
        assertThat(Database.query("select title, message from ops.alerts")).containsExactly(Map.of("title",
                "calls of socket are not made any more", "message", "0 of 0 calls failed (0 %) in the last 300 s."));
    }

    @Test
    void an_open_alert_stays_while_there_are_no_calls_because_the_provider_is_down() throws SQLException {
        Checks.bringDown("socket");
        calls(10, "error", "upstream_error");
        watch();
        age(301);
        assertThat(watch()).isEmpty();

        Checks.next("socket", "ok");
        Checks.next("socket", "ok");
        assertThat(watch()).containsExactly(CLOSED);
    }

    @Test
    void the_alert_of_a_provider_that_nobody_checks_any_more_is_closed_and_it_begins_anew() throws SQLException {
        Checks.bringDown("socket");
        Checks.pass(3 * Checks.INTERVAL + 3_590);
        assertThat(watch()).isEmpty();

        Checks.pass(20);
        assertThat(watch()).containsExactly(Map.of("kind", "provider_health", "subject", "socket", "transition", "closed"));
        assertThat(Database.query("select title from ops.alerts"))
                .containsExactly(Map.of("title", "socket is not checked any more"));
        assertThat(watch()).isEmpty();

        Checks.next("socket", "down");
        Checks.next("socket", "down");
        assertThat(Checks.next("socket", "down")).containsEntry("transition", "opened");
    }

    @Test
    void replays_say_nothing_of_a_provider() throws SQLException {
        calls(20, "error", "upstream_error");
        Database.executeUnguarded("update ops.run_events set replay_of = gen_random_uuid()");
        assertThat(watch()).isEmpty();

        calls(10, "error", "upstream_error");
        assertThat(watch()).containsExactly(OPENED);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "error, upstream_rate_limited", "error, upstream_rejected_credentials",
            "error, internal_error", "abandoned, not_completed" })
    void errors_of_the_provider_and_ours_count(String status, String error) throws SQLException {
        calls(10, status, error);

        assertThat(watch()).containsExactly(OPENED);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "error, invalid_input", "error, unknown_resource", "error, host_not_allowed",
            "error, cancelled", "error, circuit_open", "error, quota_busy", "denied_role, null", "denied_quota, null",
            "started, null" })
    void what_callers_did_does_not_count_for_or_against_a_provider(String status, String error) throws SQLException {
        calls(20, status, error);
        assertThat(watch()).isEmpty();

        calls(10, "error", "upstream_error");
        assertThat(watch()).containsExactly(OPENED);
    }

    @Test
    void looks_at_health_do_not_count() throws SQLException {
        calls("socket", "health", 20, "error", "upstream_error");

        assertThat(watch()).isEmpty();
    }

    @Test
    void older_calls_do_not_count() throws SQLException {
        calls(10, "error", "upstream_error");
        age(301);

        assertThat(watch()).isEmpty();
    }

    @Test
    void providers_are_looked_at_apart() throws SQLException {
        calls(10, "error", "upstream_error");
        calls("sentry", "list.issues", 100, "ok", null);

        assertThat(watch()).containsExactly(OPENED);
    }

    @Test
    void rows_without_a_monthly_partition_open_an_alert_until_they_are_gone() throws SQLException {
        Database.execute("""
                insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status)
                values (gen_random_uuid(), '2199-07-01', 'socket', 'scan.repo', 'user', 'none', 'started')
                """);

        assertThat(watch()).containsExactly(
                Map.of("kind", "default_partition", "subject", "run_events", "transition", "opened"));
        assertThat(watch()).isEmpty();

        Database.executeUnguarded("delete from ops.run_events_default");
        assertThat(watch()).containsExactly(
                Map.of("kind", "default_partition", "subject", "run_events", "transition", "closed"));
    }

    @ParameterizedTest
    @ValueSource(strings = { Database.MONITOR, Database.HUB })
    void many_watchers_at_once_open_one_alert(String login) throws Exception {
        calls(10, "error", "upstream_error");
        calls("sentry", "list.issues", 10, "error", "upstream_error");

        List<Integer> opened = Concurrent.atOnce(8, () -> watch(login).size());

        assertThat(opened).filteredOn(count -> count > 0).hasSize(1).containsExactly(2);
        assertThat(Database.query("select 1 from ops.alerts")).hasSize(2);
    }

    private static List<Map<String, Object>> watch() throws SQLException {
        return watch(Database.MONITOR);
    }

    private static List<Map<String, Object>> watch(String login) throws SQLException {
        try (Connection connection = Database.login(login)) {
            return Database.query(connection, "select * from ops.watch_calls(300, 10, 50, '{chat}')");
        }
    }

    private static Map<String, Object> transition(String transition) {
        return Map.of("kind", "error_rate", "subject", "socket", "transition", transition);
    }

    private static void calls(int count, String status, String error) {
        calls("socket", "scan.repo", count, status, error);
    }

    private static void calls(String provider, String tool, int count, String status, String error) {
        Database.execute("""
                insert into ops.run_events
                  (id, created_at, provider, tool, caller_kind, caller_role, status, error, finished_at)
                select gen_random_uuid(), now(), ?, ?, 'user', 'ops_viewer', s, ?, case when s <> 'started' then now() end
                  from generate_series(1, ?), cast(? as text) s
                """, provider, tool, error, count, status);
    }

    private static void age(int seconds) {
        Database.executeUnguarded("""
                update ops.run_events set created_at = created_at - make_interval(secs => %d)
                """.formatted(seconds));
    }
}
