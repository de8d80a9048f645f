package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statistics of calls, which a maintenance task counts from events. */
class CallStatsTest {

    private static final String DAY = "timestamptz '2020-03-04 00:00+00'";
    private static final String ALL = """
            select width_s, to_char(bucket at time zone 'UTC', 'DD HH24:MI') as bucket, tool, ok, failed, refused,
                   bins::text as bins, counts::text as counts
              from ops.call_stats order by width_s, bucket, tool""";
    private static final String OF_CALLERS = """
            select width_s, to_char(bucket at time zone 'UTC', 'DD HH24:MI') as bucket, tool, ok, failed, refused
              from ops.caller_stats order by width_s, bucket, caller_id, tool""";

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @AfterEach
    void asItWas() {
        Database.execute("drop table if exists ops.run_events_202003");
        Database.execute("update ops.retention set keep = null where what = 'run_events'");
        Database.execute("update ops.retention set keep = interval '8 days' where what = 'call_stats_5_minutes'");
    }

    @Test
    void calls_are_counted_by_how_they_ended_in_buckets_of_three_widths() throws SQLException {
        add("scan.get", "10:01", "ok", 0);
        add("scan.get", "10:04:59.999", "error", 3);
        add("scan.get", "10:05", "denied_quota", null);
        add("scan.get", "10:06", "denied_role", null);
        add("scan.get", "11:00", "abandoned", null);
        add("scan.repo", "11:00", "ok", 3_600_000);
        add("scan.repo", "11:01", "started", null);
        add("health", "11:00", "ok", 1);
        Database.execute("update ops.seal_head set swept_until = " + DAY + " + interval '11 hours'");

        rollUp();

        assertThat(rows(ALL)).containsExactly(
                "300 04 10:00 scan.get 1 1 0 {0,6} {1,1}", "300 04 10:05 scan.get 0 0 2 {} {}",
                "300 04 11:00 scan.get 0 1 0 {} {}", "300 04 11:00 scan.repo 1 0 0 {59} {1}",
                "3600 04 10:00 scan.get 1 1 2 {0,6} {1,1}", "3600 04 11:00 scan.get 0 1 0 {} {}",
                "3600 04 11:00 scan.repo 1 0 0 {59} {1}",
                "86400 04 00:00 scan.get 1 2 2 {0,6} {1,1}", "86400 04 00:00 scan.repo 1 0 0 {59} {1}");
        assertThat(rows(OF_CALLERS)).containsExactly("300 04 10:00 scan.get 1 1 0", "300 04 10:05 scan.get 0 0 2",
                "300 04 11:00 scan.get 0 1 0", "300 04 11:00 scan.repo 1 0 0",
                "3600 04 10:00 scan.get 1 1 2", "3600 04 11:00 scan.get 0 1 0", "3600 04 11:00 scan.repo 1 0 0",
                "86400 04 00:00 scan.get 1 2 2", "86400 04 00:00 scan.repo 1 0 0");
    }

    @Test
    void a_call_that_ends_late_is_counted_and_one_that_is_counted_is_not_counted_again() throws SQLException {
        add("scan.get", "10:01", "started", null);
        add("scan.get", "10:02", "ok", 7);
        rollUp();
        assertThat(rows(ALL)).hasSize(3).allMatch(row -> row.contains("scan.get 1 0 0 {9} {1}"));

        Database.execute("update ops.run_events set status = 'error', error = 'x', duration_ms = 7, finished_at = now() "
                + "where status = 'started'");
        rollUp();
        rollUp();
        assertThat(rows(ALL)).hasSize(3).allMatch(row -> row.contains("scan.get 1 1 0 {9} {2}"));
        assertThat(written(Database.MONITOR, "")).isZero();
    }

    @Test
    void buckets_are_final_once_their_events_are_finished_and_keep_their_numbers_when_the_events_are_dropped()
            throws SQLException {
        add("scan.get", "10:01", "ok", 7);
        add("scan.get", "23:01", "ok", 7);
        Database.execute("update ops.seal_head set swept_until = " + DAY + " + interval '23 hours 3 minutes'");
        rollUp();
        assertThat(Database.query("select final_until = " + DAY + " + interval '23 hours' as is_final, counted_at > now() "
                + "- interval '1 minute' as counted from ops.stats_head"))
                .containsExactly(Map.of("is_final", true, "counted", true));
        List<String> before = rows(ALL);

        Database.executeUnguarded("truncate ops.run_events");
        add("scan.get", "23:07", "ok", 7);
        rollUp();

        assertThat(rows(ALL)).containsAll(before.stream().filter(row -> row.startsWith("300 ")).toList())
                .contains("86400 04 00:00 scan.get 3 0 0 {9} {3}");
    }

    @Test
    void a_long_log_is_counted_in_parts_with_the_same_result() throws SQLException {
        addRandom(3000, new Random(7));
        Database.execute("update ops.seal_head set swept_until = " + DAY + " + interval '12 hours'");
        rollUp();
        List<String> atOnce = rows(ALL);
        List<String> ofCallers = rows(OF_CALLERS);
        Database.execute("delete from ops.call_stats; delete from ops.caller_stats; "
                + "update ops.stats_head set final_until = default, next_from = default");

        int parts = 0;
        try (Connection monitor = Database.login(Database.MONITOR)) {
            do {
                parts++;
            } while ((boolean) Database.query(monitor, "select more from ops.roll_up_calls(100)").get(0).get("more"));
        }

        assertThat(parts).isGreaterThan(20);
        assertThat(rows(ALL)).isEqualTo(atOnce);
        assertThat(rows(OF_CALLERS)).isEqualTo(ofCallers);
        assertThat(Database.query("select final_until = " + DAY + " + interval '12 hours' as is_final from ops.stats_head"))
                .containsExactly(Map.of("is_final", true));
    }

    @Test
    void two_monitors_that_count_at_once_count_once() throws Exception {
        addRandom(1000, new Random(8));

        List<Integer> written = Concurrent.atOnce(4, () -> written(Database.HUB, ""));

        assertThat(written).anyMatch(rows -> rows > 0);
        assertThat(Database.query("select sum(ok + failed + refused)::int as n from ops.call_stats where width_s = 86400"))
                .containsExactly(Map.of("n", 1000));
        for (int width : List.of(3600, 86400)) {
            assertThat(Database.query("select sum(ok + failed + refused)::int as n from ops.caller_stats where width_s = ?",
                    width)).containsExactly(Map.of("n", 1000));
        }
    }

    @ParameterizedTest
    @CsvSource({ "0.5, 1", "0.95, 1", "0.99, 2", "0.5, 3", "0.95, 4" })
    void percentiles_of_random_durations_are_within_five_percent(double share, long seed) throws SQLException {
        int[] durations = addRandom(4000, new Random(seed));
        rollUp();
        Arrays.sort(durations);
        double exact = durations[(int) Math.ceil(share * durations.length) - 1];

        UUID viewer = Database.addUser("ops_viewer");
        for (int width : List.of(300, 3600, 86400)) {
            double found = (double) Reader.of(viewer, "ops_viewer").query("""
                    select ops.duration_percentile(?, array_agg(b.bin), array_agg(b.n::bigint)) as ms
                      from ops.call_stats s cross join lateral unnest(s.bins, s.counts) as b (bin, n)
                     where s.width_s = ?""", share, width).get(0).get("ms");
            assertThat(found).isCloseTo(exact, within(0.05 * exact));
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "0.5, {}, {}, null", "0.5, {0}, {4}, 0", "1, '{9,3}', '{1,9}', 9",
            "7, {6}, {1}, 4",
            "-1, '{6,9}', '{1,1}', 3", "null, {6}, {1}, null", "0.5, '{6,6}', '{0,2}', 4" })
    void percentiles_of_odd_histograms_raise_nothing(Double share, String bins, String counts, Double upTo) {
        Object found = Database
                .query("select ops.duration_percentile(?, ?::smallint[], ?::bigint[]) as ms", share, bins, counts)
                .get(0).get("ms");
        if (upTo == null) {
            assertThat(found).isNull();
        } else {
            assertThat((double) found).isCloseTo(upTo, within(1.1));
        }
    }

    @Test
    void each_width_goes_after_its_time_and_five_minutes_only_once_their_day_is_final() throws SQLException {
        add("scan.get", "10:01", "ok", 7);
        rollUp();
        assertThat(dropped()).contains("\"call_stats_5_minutes\": 0").contains("\"caller_stats_hours\": 0");

        Database.execute("update ops.stats_head set final_until = now()");
        assertThat(dropped()).contains("\"call_stats_5_minutes\": 1").contains("\"call_stats_hours\": 1")
                .contains("\"caller_stats_5_minutes\": 1").contains("\"caller_stats_hours\": 1");
        assertThat(rows(ALL)).containsExactly("86400 04 00:00 scan.get 1 0 0 {9} {1}");
        assertThat(rows(OF_CALLERS)).containsExactly("86400 04 00:00 scan.get 1 0 0");
    }

    @Test
    void statistics_without_callers_are_for_every_role_and_those_of_callers_for_themselves() throws SQLException {
        UUID alice = Database.addUser("ops_viewer");
        UUID admin = Database.addUser("ops_admin");
        add("scan.get", "10:01", "ok", 7);
        Database.executeUnguarded("update ops.run_events set caller_id = '" + alice + "'");
        add("scan.get", "10:01", "ok", 7);
        rollUp();
        String callers = "select distinct caller_id from ops.caller_stats";

        assertThat(Reader.of(alice, "ops_viewer").query("select 1 from ops.call_stats where width_s = 300")).hasSize(1);
        assertThat(Reader.of(alice, "ops_viewer").query(callers)).containsExactly(Map.of("caller_id", alice));
        assertThat(Reader.of(admin, "ops_admin").query(callers)).hasSize(2);
        assertThat(Reader.of(admin, "none").query("select 1 from ops.call_stats, ops.stats_head")).isEmpty();
    }

    private static List<String> rows(String sql) {
        return Database.query(sql).stream()
                .map(row -> String.join(" ", row.values().stream().map(String::valueOf).toList())).toList();
    }

    private static void rollUp() throws SQLException {
        written(Database.MONITOR, "");
    }

    private static int written(String login, String arguments) throws SQLException {
        try (Connection connection = Database.login(login)) {
            return (int) Database.query(connection, "select written from ops.roll_up_calls(" + arguments + ")").get(0)
                    .get("written");
        }
    }

    private static String dropped() throws SQLException {
        try (Connection monitor = Database.login(Database.MONITOR)) {
            return (String) Database.query(monitor, "select ops.drop_expired() as done").get(0).get("done");
        }
    }

    private static void add(String tool, String at, String status, Integer durationMs) {
        Database.execute(
                """
                        insert into ops.run_events (id, created_at, provider, tool, caller_id, caller_kind, caller_role, status, duration_ms)
                        values (gen_random_uuid(), %s + ?::interval, 'socket', ?, '00000000-0000-0000-0000-000000000001', 'user', 'ops_viewer', ?, ?)"""
                        .formatted(DAY),
                at, tool, status, durationMs);
    }

    /** Calls within a day whose durations have a long tail; returns these. */
    private static int[] addRandom(int count, Random random) throws SQLException {
        int[] durations = IntStream.range(0, count).map(n -> (int) Math.exp(5 + 1.2 * random.nextGaussian())).toArray();
        Database.execute(
                """
                        insert into ops.run_events (id, created_at, provider, tool, caller_id, caller_kind, caller_role, status, duration_ms)
                        select gen_random_uuid(), %s + make_interval(secs => 20 * d.n), 'socket', 'scan.get',
                               ('00000000-0000-0000-0000-00000000000' || d.n %% 5)::uuid, 'user', 'ops_viewer', 'ok', d.ms
                          from unnest(?::int[]) with ordinality as d (ms, n)"""
                        .formatted(DAY),
                Arrays.toString(durations).replace('[', '{').replace(']', '}'));
        return durations;
    }
}
