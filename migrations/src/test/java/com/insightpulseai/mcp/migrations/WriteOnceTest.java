package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the owner, here a superuser even, cannot do to an event by normal statements. */
class WriteOnceTest {

    private UUID event;

    @BeforeEach
    void begin() throws SQLException {
        Database.reset();
        Call call = Call.by(Database.addUser("ops_viewer"), "ops_viewer");
        call.begin(Database.SOCKET);
        event = call.eventId();
    }

    @ParameterizedTest
    @ValueSource(strings = { "caller_id = null", "caller_id = gen_random_uuid()", "caller_role = 'none'",
            "caller_kind = 'workflow'",
            "issuer = 'other'", "provider = 'sentry'", "tool = 'other'", "request_id = null", "payload = '{}'",
            "schema_version = '2.0'", "client = null", "claims = '{}'", "replay_of = gen_random_uuid()",
            "id = gen_random_uuid()", "created_at = created_at - interval '1 second'", "created_at = '2199-01-01'" })
    void nobody_changes_who_did_what_even_while_completing(String change) {
        assertRefused("update ops.run_events set status = 'ok', finished_at = now(), " + change);
    }

    @ParameterizedTest
    @ValueSource(strings = { "status = 'started'", "error = 'x'", "status = 'denied_role', finished_at = now()",
            "status = 'denied_quota', finished_at = now()", "status = 'ok'", "status = 'gone', finished_at = now()" })
    void a_started_event_can_only_be_completed(String change) {
        assertThatThrownBy(() -> Database.execute("update ops.run_events set " + change))
                .hasMessageMatching("(?s).*(write-once|violates check constraint).*");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ok", "error", "abandoned" })
    void a_completed_event_never_changes_again(String status) {
        assertThat(Database.execute("update ops.run_events set status = ?, finished_at = now()", status)).isEqualTo(1);

        assertRefused("update ops.run_events set status = 'ok', finished_at = now()");
        assertRefused("update ops.run_events set result = '{}'");
        assertRefused("update ops.run_events set status = 'started', finished_at = null");
    }

    @Test
    void nobody_deletes_an_event() {
        assertRefused("delete from ops.run_events");
        assertRefused("delete from ops." + partition() + " where id = '" + event + "'");
        assertThat(Database.events()).hasSize(1);
    }

    @Test
    void nobody_truncates_events_nor_a_partition_of_them() {
        assertRefused("truncate ops.run_events");
        assertRefused("truncate ops." + partition());
        assertRefused("truncate ops.run_events_default");
        assertThat(Database.events()).hasSize(1);
    }

    @Test
    void every_column_is_write_once_but_those_of_a_completion() {
        assertThat(Database.query("""
                select a.attname as column
                  from pg_attribute a
                 where a.attrelid = 'ops.run_events'::regclass and a.attnum > 0 and a.attgenerated = ''
                   and not exists (select from pg_trigger t where t.tgrelid = a.attrelid and t.tgname = 'guard_columns'
                                                              and a.attnum = any (t.tgattr))
                 order by 1
                """)).extracting(row -> row.get("column"))
                .containsExactly("duration_ms", "error", "finished_at", "hostname", "result", "status");
    }

    @Test
    void every_partition_has_all_guards() {
        assertThat(Database
                .query("""
                        select i.inhrelid::regclass::text as partition
                          from pg_inherits i
                         where i.inhparent = 'ops.run_events'::regclass
                           and (select count(*) from pg_trigger t
                                 where t.tgrelid = i.inhrelid and t.tgenabled = 'A' and t.tgname in ('guard_columns', 'guard_rows', 'guard_deletes',
                                                                                     'guard_truncate')) <> 4
                        """))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "delete from %s", "truncate %s", "update %s set result = '{}'", "update %s set tool = 'other'" })
    void a_session_as_replica_passes_no_guard(String sql) {
        Database.execute("update ops.run_events set status = 'ok', finished_at = now()");
        for (String table : List.of("ops.run_events", "ops." + partition())) {
            assertRefused("set session_replication_role = replica; " + sql.formatted(table));
        }
        assertThat(Database.events()).hasSize(1);
    }

    @Test
    void a_partition_made_later_is_guarded_always_as_well() {
        Database.query("select ops.ensure_partitions(6)");

        every_partition_has_all_guards();
    }

    @Test
    void deleting_a_user_leaves_the_users_events() {
        Database.execute("delete from auth.users");

        assertThat(Database.event(event).get("caller_id")).isNotNull();
    }

    private static String partition() {
        return "run_events_" + LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyyMM"));
    }

    private static void assertRefused(String sql) {
        assertThatThrownBy(() -> Database.execute(sql)).hasRootCauseInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(write-once|keeps every row).*");
    }
}
