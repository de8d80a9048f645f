package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinishCallTest {

    private Call call;
    private Object createdAt;

    @BeforeEach
    void begin() throws SQLException {
        Database.reset();
        call = Call.by(Database.addUser("ops_viewer"), "ops_viewer");
        createdAt = call.begin(Database.SOCKET).get("created_at");
    }

    @Test
    void a_successful_call_is_ok_with_its_result_duration_and_host() throws SQLException {
        assertThat(finish(Database.SOCKET, true, null)).isTrue();

        assertThat(Database.event(call.eventId())).containsEntry("status", "ok").containsEntry("result", "{\"findings\": 3}")
                .containsEntry("duration_ms", 12).containsEntry("hostname", "api.socket.dev").containsEntry("error", null)
                .extractingByKey("finished_at").isNotNull();
    }

    @Test
    void a_failed_call_is_an_error_with_its_code() throws SQLException {
        assertThat(finish(Database.SOCKET, false, "upstream_error")).isTrue();

        assertThat(Database.event(call.eventId())).containsEntry("status", "error").containsEntry("error", "upstream_error");
    }

    @Test
    void finishing_twice_changes_nothing() throws SQLException {
        finish(Database.SOCKET, true, null);

        assertThat(finish(Database.SOCKET, false, "upstream_error")).isFalse();
        assertThat(Database.event(call.eventId())).containsEntry("status", "ok");
    }

    @Test
    void the_hub_may_finish_every_call() throws SQLException {
        assertThat(finish(Database.HUB, true, null)).isTrue();
    }

    @Test
    void another_providers_login_cannot_finish_the_call() throws SQLException {
        assertThat(finish(Database.SENTRY, true, null)).isFalse();
        assertThat(Database.event(call.eventId())).containsEntry("status", "started");
    }

    @Test
    void a_denied_call_cannot_be_finished() throws SQLException {
        call = call.again().with("min_role", "ops_admin");
        createdAt = call.begin(Database.SOCKET).get("created_at");

        assertThat(finish(Database.SOCKET, true, null)).isFalse();
        assertThat(Database.event(call.eventId())).containsEntry("status", "denied_role");
    }

    @Test
    void an_abandoned_call_stays_abandoned() throws SQLException {
        Database.query("select ops.sweep_abandoned(interval '0')");

        assertThat(finish(Database.SOCKET, true, null)).isFalse();
        assertThat(Database.event(call.eventId())).containsEntry("status", "abandoned");
    }

    @Test
    void a_call_that_was_begun_in_another_month_is_finished() throws SQLException {
        call = call.again();
        createdAt = Database.query("""
                insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status)
                values (?, date_trunc('month', now()) - interval '1 day', 'socket', 'scan.repo', 'user', 'none', 'started')
                returning created_at""", call.eventId()).get(0).get("created_at");

        assertThat(finish(Database.SENTRY, true, null)).isFalse();
        assertThat(finish(Database.SOCKET, true, null)).isTrue();
        assertThat(Database.event(call.eventId())).containsEntry("status", "ok");
    }

    @Test
    void an_unchanged_result_is_cached_again_after_a_minute_only() throws SQLException {
        Object first = cachedAfter("{\"a\": 1}");
        assertThat(cachedAfter("{\"a\": 1}")).isEqualTo(first);

        Object changed = cachedAfter("{\"a\": 2}");
        assertThat(changed).isNotEqualTo(first);
        Database.execute("update ops.cached_results set cached_at = cached_at - interval '61 seconds'");
        assertThat(cachedAfter("{\"a\": 2}")).isNotEqualTo(changed);
        assertThat(Database.query("select result from ops.cached_results")).containsExactly(Map.of("result", "{\"a\": 2}"));
    }

    /** A completion is heap-only if its page has room and no index names what it changes, not even in its condition. */
    @Test
    void the_completion_of_a_good_call_changes_no_index_and_stays_on_its_page() throws SQLException {
        assertThat(Database.query("""
                select distinct a.attname as column
                  from pg_index i
                  join pg_attribute a on a.attrelid = i.indrelid
                   and (a.attnum = any (i.indkey) or strpos(pg_get_indexdef(i.indexrelid), a.attname) > 0)
                 where i.indrelid in (select relid from pg_partition_tree('ops.run_events'))
                   and a.attname in ('status', 'result', 'error', 'duration_ms', 'hostname', 'finished_at', 'not_ok')
                 order by 1
                """)).extracting(row -> row.get("column")).containsExactly("error", "not_ok");
        assertThat(finish(Database.SOCKET, true, null)).isTrue();
        assertThat(Database.event(call.eventId())).containsEntry("error", null).containsEntry("not_ok", null);
        assertThat(Database.query("""
                select c.relname from pg_partition_tree('ops.run_events') t join pg_class c on c.oid = t.relid
                 where t.isleaf and 'fillfactor=80' = any (c.reloptions) is not true
                """)).isEmpty();
    }

    /** Else the rows of later calls are spread over pages that are not in the WAL yet, each of which is written to it whole. */
    @Test
    void a_partition_is_vacuumed_after_as_many_rows_however_large_it_is() {
        assertThat(Database.query("""
                select c.relname from pg_partition_tree('ops.run_events') t join pg_class c on c.oid = t.relid
                 where t.isleaf
                   and not coalesce(c.reloptions, '{}')
                         @> '{autovacuum_vacuum_insert_scale_factor=0,autovacuum_vacuum_insert_threshold=1000}'
                """)).isEmpty();
    }

    /** The event that it was cached with, after a further call with this result. */
    private Object cachedAfter(String result) throws SQLException {
        call = call.again();
        createdAt = call.begin(Database.SOCKET).get("created_at");
        try (Connection connection = Database.login(Database.SOCKET)) {
            assertThat(Database.query(connection, """
                    select completed from ops.finish_call(?, ?, true, null, null, 1, 'h', true, repeat('a', 64), ?, null)
                    """, call.eventId(), createdAt, result)).containsExactly(Map.of("completed", true));
        }
        return Database.query("select event_id from ops.cached_results").get(0).get("event_id");
    }

    private boolean finish(String login, boolean ok, String error) throws SQLException {
        try (Connection connection = Database.login(login)) {
            return (boolean) Database.query(connection,
                    "select completed as done from ops.finish_call(?, ?, ?, '{\"findings\": 3}', ?, 12, 'api.socket.dev', true, null, null, null)",
                    call.eventId(), createdAt, ok, error).get(0).get("done");
        }
    }
}
