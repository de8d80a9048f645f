package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpkeepTest {

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @Test
    void events_of_this_month_and_the_next_three_have_partitions_of_their_own() {
        for (int month = 0; month <= 3; month++) {
            record("date_trunc('month', now() at time zone 'UTC') at time zone 'UTC' + make_interval(months => " + month + ")");
        }

        assertThat(Database.query("select 1 from ops.run_events_default")).isEmpty();
        assertThat(Database.events()).hasSize(4);
    }

    @Test
    void an_event_of_a_far_time_is_kept_in_the_default_partition() {
        record("timestamptz '2199-07-01'");
        record("timestamptz '1999-07-01'");

        assertThat(Database.query("select 1 from ops.run_events_default")).hasSize(2);
    }

    @Test
    void partitions_are_made_once() {
        Database.query("select ops.ensure_partitions(8)");

        assertThat(Database.query("select ops.ensure_partitions(8) as made")).containsExactly(Map.of("made", 0));
    }

    @Test
    void partitions_made_by_two_at_once_are_made_once() {
        dropPartitionsAhead(12);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> ensure(14));
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> ensure(14));

        assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(0, first.join() + second.join());
        assertThat(first.join() + second.join()).isPositive();
    }

    @Test
    void months_begin_at_midnight_utc_wherever_the_session_is() throws SQLException {
        dropPartitionsAhead(15);
        try (Connection connection = Database.superuser()) {
            Database.execute(connection, "set timezone = 'Pacific/Auckland'");
            Database.query(connection, "select ops.ensure_partitions(18)");
            Database.execute(connection, "set timezone = 'UTC'");

            assertThat(Database.query(connection, """
                    select pg_get_expr(c.relpartbound, c.oid) as bound from pg_class c join pg_inherits i on i.inhrelid = c.oid
                     where i.inhparent = 'ops.run_events'::regclass and c.relname <> 'run_events_default'
                    """)).allSatisfy(row -> assertThat((String) row.get("bound"))
                    .matches(
                            "FOR VALUES FROM \\('\\d{4}-\\d\\d-01 00:00:00\\+00'\\) TO \\('\\d{4}-\\d\\d-01 00:00:00\\+00'\\)"));
        }
    }

    @Test
    void a_month_that_has_rows_in_the_default_partition_is_left_there() throws SQLException {
        dropPartitionsAhead(19);
        record("now() + interval '20 months'");

        try (Connection connection = Database.superuser(); var statement = connection.createStatement()) {
            assertThatNoException().isThrownBy(() -> statement.execute("select ops.ensure_partitions(22)"));
            assertThat(statement.getWarnings().getMessage()).contains("run_events_default holds rows of");
        }
        assertThat(Database.events()).hasSize(1);
    }

    @Test
    void partitions_can_be_made_while_calls_are_going_on() throws SQLException {
        dropPartitionsAhead(23);
        Call call = Call.by(Database.addUser("ops_viewer"), "ops_viewer");
        try (Connection busy = Database.login(Database.SOCKET)) {
            busy.setAutoCommit(false);
            call.begin(busy);

            assertThat(ensure(24)).isPositive();
            busy.commit();
        }
    }

    @Test
    void an_event_that_stayed_started_is_swept_to_abandoned() {
        UUID old = record("now() - interval '11 minutes'");
        UUID young = record("now() - interval '9 minutes'");

        assertThat(Database.query("select ops.sweep_abandoned() as closed")).containsExactly(Map.of("closed", 1));
        assertThat(Database.event(old)).containsEntry("status", "abandoned").containsEntry("error", "not_completed")
                .extractingByKey("finished_at").isNotNull();
        assertThat(Database.event(young)).containsEntry("status", "started");
    }

    @Test
    void quota_windows_long_over_are_removed_and_open_ones_never() {
        window("now() - interval '3 days'");
        window("date_trunc('hour', now())");

        assertThat(Database.query("select ops.sweep_quota_windows() as removed")).containsExactly(Map.of("removed", 1));
        assertThat(Database.query("select ops.sweep_quota_windows(interval '-1 year') as removed"))
                .containsExactly(Map.of("removed", 0));
    }

    @Test
    void the_hub_does_the_upkeep() throws SQLException {
        try (Connection hub = Database.login(Database.HUB)) {
            assertThat(Database.query(hub, "select ops.sweep_abandoned(), ops.sweep_quota_windows(), ops.ensure_partitions()"))
                    .hasSize(1);
        }
    }

    private static int ensure(int ahead) {
        return (int) Database.query("select ops.ensure_partitions(?) as made", ahead).get(0).get("made");
    }

    private static void dropPartitionsAhead(int months) {
        Database.execute("""
                do $$
                declare
                  v_table text;
                begin
                  for v_table in select inhrelid::regclass::text from pg_inherits
                                  where inhparent = 'ops.run_events'::regclass
                                    and inhrelid::regclass::text ~ 'run_events_\\d+$'
                                    and inhrelid::regclass::text >=
                                        'ops.run_events_' || to_char(now() + interval '%d months', 'YYYYMM') loop
                    execute 'drop table ' || v_table;
                  end loop;
                end
                $$
                """.formatted(months));
    }

    private static UUID record(String createdAt) {
        UUID id = UUID.randomUUID();
        Database.execute("""
                insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status)
                values (?, %s, 'socket', 'scan.repo', 'user', 'none', 'started')
                """.formatted(createdAt), id);
        return id;
    }

    private static void window(String start) {
        Database.execute(
                "insert into ops.provider_rate_limits values ('socket', 'scans', gen_random_uuid(), 3600, " + start + ", 1)");
    }
}
