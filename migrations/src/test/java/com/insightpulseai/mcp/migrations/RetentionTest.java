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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is removed when its time is over, and what is not. */
class RetentionTest {

    private static final String OLD_MONTH = "run_events_202001";

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @AfterEach
    void asItWas() {
        Database.execute("update ops.retention set keep = null where what = 'run_events'");
        Database.execute("drop table if exists ops." + OLD_MONTH);
    }

    @ParameterizedTest
    @ValueSource(strings = { Database.MONITOR, Database.HUB })
    void checks_go_after_92_days(String login) throws SQLException {
        check("91 days");
        check("93 days");

        assertThat(dropExpired(login)).contains("\"provider_health\": 1");
        assertThat(Database.query("select 1 from ops.provider_health")).hasSize(1);
    }

    @Test
    void alerts_go_with_their_deliveries_400_days_after_their_end_and_never_before_it() throws SQLException {
        alert("ended long ago", "500 days", "401 days");
        alert("ended later", "500 days", "399 days");
        alert("goes on", "500 days", null);

        assertThat(dropExpired(Database.MONITOR)).contains("\"alerts\": 1");
        assertThat(Database.query("select subject from ops.alerts order by subject")).extracting(row -> row.get("subject"))
                .containsExactly("ended later", "goes on");
        assertThat(Database.query("select 1 from ops.alert_deliveries")).hasSize(2);
    }

    @Test
    void answers_go_after_a_day() throws SQLException {
        answer(UUID.randomUUID(), "a", "23 hours");
        answer(UUID.randomUUID(), "b", "25 hours");

        assertThat(dropAnswers()).isEqualTo(1);
        assertThat(dropAnswers()).isZero();
    }

    @Test
    void of_one_caller_the_newest_hundred_answers_stay() throws SQLException {
        UUID alice = UUID.randomUUID();
        answers(alice, 105);
        answers(UUID.randomUUID(), 100);
        List<Map<String, Object>> newest = Database.query(
                "select cache_key from ops.cached_results where caller_id = ? order by cached_at desc limit 100", alice);

        assertThat(dropAnswers()).isEqualTo(5);
        assertThat(
                Database.query("select cache_key from ops.cached_results where caller_id = ? order by cached_at desc", alice))
                .isEqualTo(newest);
    }

    @Test
    void of_all_answers_the_newest_ten_thousand_stay_and_no_more_than_five_hundred_go_at_once() throws SQLException {
        Database.execute("""
                insert into ops.cached_results (caller_id, provider, tool, cache_key, result, event_id, cached_at)
                select gen_random_uuid(), 'socket', 'scan.get', repeat('0', 64), '{}', gen_random_uuid(),
                       now() - make_interval(secs => i)
                  from generate_series(1, 10600) i""");

        assertThat(List.of(dropAnswers(), dropAnswers(), dropAnswers())).containsExactly(500, 100, 0);
        // The last of the 10,600 was 600 s younger than the ten-thousandth: however long this took, these are the newest.
        assertThat(Database.query("""
                select max(cached_at) - min(cached_at) = interval '9999 seconds'
                   and max(cached_at) > now() - interval '600 seconds' as newest
                  from ops.cached_results""")).containsExactly(Map.of("newest", true));
    }

    @Test
    void idempotency_keys_go_after_a_day_and_beyond_the_newest_thousand_of_a_caller() throws SQLException {
        UUID alice = UUID.randomUUID();
        keys(alice, 1002, "1 minute");
        keys(UUID.randomUUID(), 1000, "1 minute");
        keys(UUID.randomUUID(), 3, "24 hours 1 minute");

        assertThat(dropKeys()).isEqualTo(5);
        assertThat(Database.query("""
                select count(*)::int as n, min(key_digest) as newest, max(key_digest) as oldest
                  from ops.idempotency_keys where caller_id = ?""", alice))
                .containsExactly(Map.of("n", 1000, "newest", "0".repeat(63) + "1", "oldest", "0".repeat(60) + "1000"));
        assertThat(dropKeys()).isZero();
    }

    @Test
    void no_more_than_five_hundred_idempotency_keys_go_at_once_and_none_that_is_in_use() throws SQLException {
        keys(UUID.randomUUID(), 502, "25 hours");
        try (Connection call = Database.superuser()) {
            call.setAutoCommit(false);
            Database.query(call, "select from ops.idempotency_keys limit 1 for update");

            assertThat(dropKeys() + dropKeys()).isEqualTo(501);
        }
        assertThat(dropKeys()).isEqualTo(1);
    }

    @Test
    void events_stay_for_ever_unless_told_otherwise() throws SQLException {
        oldMonth();

        assertThat(dropExpired(Database.MONITOR)).contains("\"run_events_partitions\": 0");
        assertThat(Database.events()).hasSize(1);
    }

    @Test
    void events_go_by_whole_months_once_the_last_day_is_over() throws SQLException {
        oldMonth();
        Database.execute("update ops.retention set keep = now() - timestamptz '2020-01-31 12:00+00' where what = 'run_events'");
        assertThat(dropExpired(Database.MONITOR)).contains("\"run_events_partitions\": 0");

        Database.execute("update ops.retention set keep = now() - timestamptz '2020-02-01 12:00+00' where what = 'run_events'");
        assertThat(dropExpired(Database.MONITOR)).contains("\"run_events_partitions\": 1");
        assertThat(Database.events()).isEmpty();
        assertThat(dropExpired(Database.MONITOR)).contains("\"run_events_partitions\": 0");
    }

    @Test
    void a_month_that_is_being_read_goes_later_and_keeps_nothing_else_from_going() throws SQLException {
        oldMonth();
        check("93 days");
        Database.execute("update ops.retention set keep = interval '1 year' where what = 'run_events'");
        try (Connection reader = Database.superuser()) {
            reader.setAutoCommit(false);
            Database.query(reader, "select * from ops.run_events");

            assertThat(dropExpired(Database.MONITOR)).contains("\"run_events_partitions\": 0")
                    .contains("\"provider_health\": 1");
        }
        assertThat(dropExpired(Database.MONITOR)).contains("\"run_events_partitions\": 1");
    }

    private static void oldMonth() {
        Database.execute("create table ops." + OLD_MONTH + " (like ops.run_events including all)");
        Database.query("select ops.close_partition('" + OLD_MONTH + "')");
        Database.execute("alter table ops.run_events attach partition ops." + OLD_MONTH
                + " for values from ('2020-01-01 00:00+00') to ('2020-02-01 00:00+00')");
        Database.execute("""
                insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status)
                values (gen_random_uuid(), '2020-01-15', 'socket', 'scan.get', 'user', 'none', 'started')""");
    }

    private static void check(String age) {
        Database.execute("""
                insert into ops.provider_health (provider, status, latency_ms, message, checked_at)
                values ('socket', 'ok', 1, 'It was so.', now() - cast(? as interval))""", age);
    }

    private static void alert(String subject, String opened, String closed) {
        Database.execute("""
                with alert as (
                  insert into ops.alerts (kind, subject, severity, title, message, opened_at, changed_at, closed_at)
                  values ('error_rate', ?, 'warning', 't', 'm', now() - cast(? as interval), now(), now() - cast(? as interval))
                  returning id)
                insert into ops.alert_deliveries (alert_id, webhook, type, body, next_attempt_at, created_at)
                select id, 'chat', 'alert.opened', '{}', now(), now() from alert""", subject, opened, closed);
    }

    private static void answers(UUID caller, int count) {
        for (int i = 1; i <= count; i++) {
            answer(caller, Integer.toString(i), i + " seconds");
        }
    }

    private static void answer(UUID caller, String key, String age) {
        Database.execute("""
                insert into ops.cached_results (caller_id, provider, tool, cache_key, result, event_id, cached_at)
                values (?, 'socket', 'scan.get', lpad(?, 64, '0'), '{}', gen_random_uuid(), now() - cast(? as interval))""",
                caller, key, age);
    }

    /** Keys of one age and a bit: the first is the newest. */
    private static void keys(UUID caller, int count, String age) {
        Database.execute("""
                insert into ops.idempotency_keys
                  (caller_id, provider, tool, key_digest, request_digest, event_id, created_at)
                select ?, 'socket', 'scan.repo', lpad(i::text, 64, '0'), repeat('0', 64), gen_random_uuid(),
                       now() - cast(? as interval) - make_interval(secs => i / 100.0)
                  from generate_series(1, ?) i""", caller, age, count);
    }

    private static int dropKeys() throws SQLException {
        try (Connection connection = Database.login(Database.MONITOR)) {
            return (int) Database.query(connection, "select ops.drop_idempotency_keys() as removed").get(0).get("removed");
        }
    }

    private static String dropExpired(String login) throws SQLException {
        try (Connection connection = Database.login(login)) {
            return (String) Database.query(connection, "select ops.drop_expired() as removed").get(0).get("removed");
        }
    }

    private static int dropAnswers() throws SQLException {
        try (Connection connection = Database.login(Database.MONITOR)) {
            return (int) Database.query(connection, "select ops.drop_cached_results() as removed").get(0).get("removed");
        }
    }
}
