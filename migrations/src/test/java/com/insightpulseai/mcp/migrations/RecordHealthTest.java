package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of checks, and when they change what is announced. */
class RecordHealthTest {

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ok                                                        | ok
            down down                                                 | ok ok
            down down down                                            | ok ok down
            degraded degraded degraded                                | ok ok degraded
            degraded down down                                        | ok ok degraded
            degraded down down down                                   | ok ok degraded down
            degraded degraded degraded down degraded down down down   | ok ok degraded degraded degraded degraded degraded down
            down down ok down down                                    | ok ok ok ok ok
            down down ok down down down                               | ok ok ok ok ok down
            down degraded down                                        | ok ok degraded
            down down down ok                                         | ok ok down down
            down down down ok ok                                      | ok ok down down ok
            down down down ok down ok ok                              | ok ok down down down down ok
            down down down degraded                                   | ok ok down down
            down down down degraded degraded                          | ok ok down down degraded
            down down down degraded ok                                | ok ok down down degraded
            down down down degraded ok ok                             | ok ok down down degraded ok
            """)
    void it_takes_three_bad_checks_or_two_good_ones_in_a_row(String found, String announced) throws SQLException {
        List<Object> answers = new ArrayList<>();
        for (String status : found.split(" ")) {
            answers.add(Checks.next("socket", status).get("announced"));
        }

        assertThat(answers).containsExactly((Object[]) announced.split(" "));
    }

    @Test
    void the_alert_follows_what_is_announced() throws SQLException {
        List<Object> transitions = new ArrayList<>();
        List<Object> severities = new ArrayList<>();
        for (String status : "ok degraded degraded degraded down down down ok ok".split(" ")) {
            transitions.add(Checks.next("socket", status).get("transition"));
            severities.add(Database.query("select max(severity) as s from ops.alerts where closed_at is null").get(0).get("s"));
        }

        assertThat(transitions).containsExactly(null, null, null, "opened", null, null, "changed", null, "closed");
        assertThat(severities).containsExactly(null, null, null, "warning", "warning", "warning", "critical", "critical", null);
        assertThat(Database.query("select kind, subject, title, message from ops.alerts")).containsExactly(Map.of("kind",
                "provider_health", "subject", "socket", "title", "socket is well again", "message", "It is ok."));
        assertThat(Database.query("select type, body ->> 'title' as title from ops.alert_deliveries order by position"))
                .containsExactly(Map.of("type", "alert.opened", "title", "socket is degraded"),
                        Map.of("type", "alert.changed", "title", "socket is down"),
                        Map.of("type", "alert.closed", "title", "socket is well again"));
    }

    @Test
    void providers_are_counted_apart() throws SQLException {
        for (int check = 1; check < Checks.BAD; check++) {
            Checks.next("socket", "down");
            Checks.record("sentry", "down");
        }
        assertThat(Checks.next("netdata", "down")).containsEntry("announced", "ok");
        assertThat(Checks.record("sentry", "ok")).containsEntry("announced", "ok");
        assertThat(Checks.record("socket", "down")).containsEntry("announced", "down");
    }

    @Test
    void a_pause_of_more_than_three_intervals_begins_the_count_anew() throws SQLException {
        Checks.next("socket", "down");
        Checks.next("socket", "down");
        Checks.pass(3 * Checks.INTERVAL + 5);

        assertThat(Checks.record("socket", "down")).containsEntry("announced", "ok");
        assertThat(Checks.next("socket", "down")).containsEntry("announced", "ok");
        assertThat(Checks.next("socket", "down")).containsEntry("announced", "down");
    }

    @Test
    void a_shorter_pause_does_not() throws SQLException {
        Checks.next("socket", "down");
        Checks.next("socket", "down");
        Checks.pass(3 * Checks.INTERVAL - 5);

        assertThat(Checks.record("socket", "down")).containsEntry("announced", "down");
    }

    @Test
    void however_short_the_interval_a_round_may_take_longer() throws SQLException {
        try (Connection monitor = Database.login(Database.MONITOR)) {
            for (String announced : List.of("ok", "ok", "down")) {
                Checks.pass(55);
                assertThat(Checks.record(monitor, "socket", "down", 1)).containsEntry("announced", announced);
            }
        }
        assertThat(Database.query("select valid_until = latest_at + interval '1 minute' as valid from ops.provider_state"))
                .containsExactly(Map.of("valid", true));
    }

    @Test
    void what_was_announced_before_a_pause_stays_announced() throws SQLException {
        Checks.bringDown("socket");
        Checks.pass(10 * Checks.INTERVAL);

        assertThat(Checks.record("socket", "ok")).containsEntry("announced", "down").containsEntry("transition", null);
        assertThat(Checks.next("socket", "ok")).containsEntry("announced", "ok").containsEntry("transition", "closed");
    }

    @Test
    void a_second_check_within_four_fifths_of_an_interval_is_neither_kept_nor_counted() throws SQLException {
        Checks.next("socket", "down");
        Checks.next("socket", "down");
        Checks.pass(Checks.INTERVAL * 4 / 5 - 5);

        assertThat(Checks.record("socket", "down")).containsEntry("recorded", false).containsEntry("announced", "ok")
                .containsEntry("transition", null);
        assertThat(Database.query("select 1 from ops.provider_health")).hasSize(2);

        Checks.pass(10);
        assertThat(Checks.record("socket", "down")).containsEntry("recorded", true).containsEntry("announced", "down")
                .containsEntry("transition", "opened");
    }

    @Test
    void of_two_checks_at_once_one_is_kept() throws Exception {
        try (Connection first = Database.login(Database.MONITOR); Connection second = Database.login(Database.HUB)) {
            first.setAutoCommit(false);
            assertThat(Checks.record(first, "socket", "down")).containsEntry("recorded", true);

            assertThat(Concurrent.answerAfterCommit(first, second, () -> Checks.record(second, "socket", "down")))
                    .containsEntry("recorded", false);
        }
        assertThat(Database.query("select 1 from ops.provider_health")).hasSize(1);
    }

    @Test
    void of_many_checks_at_once_one_is_kept() throws Exception {
        assertThat(Concurrent.atOnce(16, () -> Checks.record("socket", "down").get("recorded"))).containsOnlyOnce(true);
        assertThat(Database.query("select 1 from ops.provider_health")).hasSize(1);
    }

    @Test
    void checks_of_different_providers_do_not_wait_for_each_other() throws SQLException {
        try (Connection first = Database.login(Database.MONITOR)) {
            first.setAutoCommit(false);
            Checks.record(first, "socket", "down");

            assertThat(Checks.record("sentry", "down")).containsEntry("recorded", true);
        }
    }

    @Test
    void what_a_check_found_is_kept() throws SQLException {
        Checks.record("socket", "degraded");

        assertThat(Database.query("""
                select provider, status, latency_ms, message, upstream_used, upstream_total,
                       checked_at between now() - interval '1 minute' and now() as now
                  from ops.provider_health
                """)).containsExactly(Map.of("provider", "socket", "status", "degraded", "latency_ms", 12, "message",
                "It is degraded.", "upstream_used", 30L, "upstream_total", 100L, "now", true));
    }

    @Test
    void unknown_quotas_of_the_provider_stay_unknown_and_long_messages_are_cut() {
        Database.query("select ops.record_health('socket', 'down', 0, repeat('x', 501), null, null, 60, 1, 1, null)");

        assertThat(Database.query("select upstream_used, length(message) as length from ops.provider_health").get(0))
                .containsEntry("upstream_used", null).containsEntry("length", 500);
        assertThat(Database.query("select length(message) as length from ops.alerts")).containsExactly(Map.of("length", 500));
        assertThat(Database.query("select 1 from ops.alert_deliveries")).isEmpty();
    }

    @Test
    void the_newest_knowledge_of_a_provider_is_one_row() throws SQLException {
        Checks.bringDown("socket");

        assertThat(Database.query("""
                select latest, announced, valid_until = latest_at + interval '3 minutes' as valid, trial_at = latest_at as trial
                  from ops.provider_state
                """)).containsExactly(Map.of("latest", "down", "announced", "down", "valid", true, "trial", true));
    }

    @ParameterizedTest
    @ValueSource(strings = { "'up', 1", "null, 1", "'ok', -1" })
    void nonsense_is_refused(String statusAndLatency) {
        assertThatThrownBy(() -> Database.query(
                "select ops.record_health('socket', " + statusAndLatency + ", '', null, null, 60, 3, 2, null)"))
                .hasMessageContaining("violates");
        assertThat(Database.query("select 1 from ops.provider_state")).isEmpty();
    }
}
