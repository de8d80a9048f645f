package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.migrations.SealedDatabase.Said;
import com.insightpulseai.mcp.seal.NextSeal;
import com.insightpulseai.mcp.seal.SealKey;
import com.insightpulseai.mcp.seal.SignedSeal;

/** What an owner of the database does to the log behind its guards, and what verify-audit says to it. */
class TamperedAuditTest {

    private static final String RESTORE = """
            insert into ops.run_events
              (id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role, claims, client,
               request_id, replay_of, payload, status, result, error, duration_ms, hostname, finished_at)
            select id, created_at, provider, tool, schema_version, caller_id, caller_kind, issuer, caller_role, claims, client,
                   request_id, replay_of, payload, status, result, error, duration_ms, hostname, finished_at
              from saved""";

    @TempDir
    Path folder;

    private SealedDatabase database;

    @BeforeEach
    void seal() throws SQLException {
        database = new SealedDatabase(folder);
        database.addEvents(1, 10);
        assertThat(database.seal(4)).containsExactly(4L, 4L, 2L);
    }

    private static void assertAsSealed(Said said) {
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
    }

    private void assertFound(String... parts) {
        assertFound(database.verify(), parts);
    }

    private static void assertFound(Said said, String... parts) {
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains(parts);
        assertThat(said.out()).startsWith("NOT AS SEALED");
    }

    @Test
    void an_untouched_log_is_as_sealed() {
        Said said = database.verify("--seals", database.exportSeals().toString());

        assertAsSealed(said);
        assertThat(said.out()).contains("As sealed: 10 events in 3 seals", "Not sealed yet: 0 events");
    }

    @Test
    void a_change_of_any_column_names_the_event() throws SQLException {
        for (String change : List.of("provider = 'sentry'", "tool = 'x'", "schema_version = '2.0'", "caller_id = null",
                "caller_kind = 'workflow'", "issuer = 'x'", "caller_role = 'ops_admin'", "claims = null", "client = 'x'",
                "request_id = 'x'", "replay_of = id", "payload = jsonb_set(payload, '{n}', '9007199254740998')",
                "status = 'error'", "result = '{}'", "error = 'x'", "duration_ms = 13", "hostname = 'x'",
                "finished_at = finished_at + interval '1 microsecond'")) {
            database.tamper("create table saved as select * from ops.run_events",
                    "update ops.run_events set " + change + " where id = '" + SealedDatabase.id(6) + "'");
            assertFound("Event " + SealedDatabase.id(6) + " of ", " was changed after seal 2.");
            database.tamper("delete from ops.run_events", RESTORE, "drop table saved");
        }
        assertAsSealed(database.verify());
    }

    @Test
    void a_changed_id_is_a_removed_event_and_one_that_was_added() throws SQLException {
        database.tamper(
                "update ops.run_events set id = '%s' where id = '%s'".formatted(SealedDatabase.id(99), SealedDatabase.id(6)));

        assertFound("Event " + SealedDatabase.id(6) + " of ", " was removed after seal 2.");
    }

    @Test
    void a_removed_event_is_named() throws SQLException {
        database.tamper("delete from ops.run_events where id = '%s'".formatted(SealedDatabase.id(10)));

        assertFound("Event " + SealedDatabase.id(10) + " of ", " was removed after seal 3.");
    }

    @Test
    void an_added_event_is_named() throws SQLException {
        database.tamper("""
                insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status, finished_at)
                select '%s', created_at, provider, tool, caller_kind, caller_role, status, finished_at
                  from ops.run_events where id = '%s'""".formatted(SealedDatabase.id(0), SealedDatabase.id(2)));

        assertFound("Event " + SealedDatabase.id(0) + " of ", " was added: seal 1 does not have it.");
    }

    @Test
    void an_event_added_before_all_others_is_named() throws SQLException {
        database.tamper("""
                insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status, finished_at)
                values ('%s', '2001-01-01Z', 'socket', 'x', 'user', 'none', 'ok', now())""".formatted(SealedDatabase.id(77)));

        assertFound("Event " + SealedDatabase.id(77) + " of 2001-01-01T00:00:00.000000Z was added: seal 1 does not have it.");
    }

    @Test
    void an_event_at_the_end_of_time_is_never_sealed_and_counted() throws SQLException {
        database.tamper("""
                insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status, finished_at)
                values (gen_random_uuid(), 'infinity', 'socket', 'x', 'user', 'none', 'ok', 'infinity'),
                       (gen_random_uuid(), '-infinity', 'socket', 'x', 'user', 'none', 'ok', '-infinity')""");

        assertThat(database.seal()).isEmpty();
        Said said = database.verify();
        assertFound(said, " of -infinity was added: seal 1 does not have it.");
        assertThat(said.out()).contains("Not sealed yet: 1 events");
    }

    @Test
    void a_re_dated_event_is_named_whether_it_moved_forward_or_back() throws SQLException {
        database.tamper("create table saved as select * from ops.run_events",
                "update ops.run_events set created_at = created_at + interval '1 hour' where id = '%s'"
                        .formatted(SealedDatabase.id(3)));
        assertFound("Event " + SealedDatabase.id(3) + " of ", " was re-dated: it is now of ");

        database.tamper("delete from ops.run_events", RESTORE,
                "update ops.run_events set created_at = created_at - interval '1 hour' where id = '%s'"
                        .formatted(SealedDatabase.id(7)));
        assertFound("Event " + SealedDatabase.id(7) + " of ", " was re-dated: it was sealed as of ");
    }

    @Test
    void two_swapped_events_are_found() throws SQLException {
        database.tamper("""
                update ops.run_events e set created_at = o.created_at from ops.run_events o
                 where (e.id, o.id) in (('%1$s', '%2$s'), ('%2$s', '%1$s'))""".formatted(SealedDatabase.id(1),
                SealedDatabase.id(6)));

        assertFound("Event " + SealedDatabase.id(1) + " of ", "was re-dated: it is now of ",
                "was re-dated: it was sealed as of ");
    }

    @Test
    void swapped_contents_are_found() throws SQLException {
        database.tamper("""
                update ops.run_events e set payload = o.payload, request_id = o.request_id from ops.run_events o
                 where (e.id, o.id) in (('%1$s', '%2$s'), ('%2$s', '%1$s'))""".formatted(SealedDatabase.id(2),
                SealedDatabase.id(3)));

        assertFound("Event " + SealedDatabase.id(2) + " of ", " was changed after seal 1.");
    }

    @Test
    void all_events_of_a_seal_can_be_missed() throws SQLException {
        database.tamper(
                "delete from ops.run_events where id in ('%s', '%s')".formatted(SealedDatabase.id(9), SealedDatabase.id(10)));

        assertFound("Event " + SealedDatabase.id(9) + " of ", " was removed after seal 3.");
    }

    @Test
    void without_the_leaves_the_seal_is_named() throws SQLException {
        database.tamper("update ops.run_events set error = 'x' where id = '%s'".formatted(SealedDatabase.id(6)),
                "delete from ops.audit_leaves");
        assertFound("Of the 4 events of seal 2, from ", "the leaves of the seal were changed or removed as well");
    }

    @Test
    void changed_leaves_do_not_hide_the_change() throws SQLException {
        database.tamper("update ops.run_events set error = 'x' where id = '%s'".formatted(SealedDatabase.id(6)),
                "update ops.audit_leaves l set leaves = o.leaves from ops.audit_leaves o where l.sequence = 2 and o.sequence = 1");

        assertFound("Of the 4 events of seal 2, from ");
    }

    @Test
    void a_changed_seal_is_named() throws SQLException {
        for (String change : List.of("events = 5", "first_at = first_at - interval '1 second'", "root = previous",
                "key_id = 'k2'", "sealed_at = sealed_at + interval '1 second'", "signature = root || root", "format = 2",
                "last_id = after_id", "previous = root", "hash = root", "kind = 'expiry', until = now()")) {
            database.tamper("create table saved as select * from ops.audit_seals",
                    "update ops.audit_seals set " + change + " where sequence = 2");
            assertFound("eal 2 ");
            database.tamper("delete from ops.audit_seals", "insert into ops.audit_seals select * from saved",
                    "drop table saved");
        }
        assertAsSealed(database.verify());
    }

    @Test
    void a_missing_seal_is_named() throws SQLException {
        database.tamper("delete from ops.audit_seals where sequence = 2");
        assertFound("Seal 2 is missing.");
    }

    @Test
    void a_missing_beginning_is_named() throws SQLException {
        database.tamper("delete from ops.audit_seals where sequence < 3");
        assertFound("Seals 1 to 2 are missing.");
    }

    @Test
    void a_removed_end_is_missed_by_those_who_kept_the_log() throws SQLException {
        String exported = database.exportSeals().toString();
        database.tamper("delete from ops.audit_seals where sequence = 3",
                "delete from ops.run_events where id in ('%s', '%s')".formatted(SealedDatabase.id(9), SealedDatabase.id(10)));

        assertAsSealed(database.verify());
        assertFound(database.verify("--seals", exported),
                "Seal 3 was exported and is missing: the chain was cut at its end.");
    }

    @Test
    void a_removed_end_is_missing_once_the_next_seal_is_made() throws SQLException {
        database.tamper("delete from ops.audit_seals where sequence = 3", "delete from ops.audit_leaves where sequence = 3");
        assertThat(database.seal()).containsExactly(2L);

        assertFound("Seal 3 is missing.");
    }

    @Test
    void a_log_that_was_changed_and_sealed_anew_by_the_monitor_differs_from_the_exported_one() throws SQLException {
        String exported = database.exportSeals().toString();
        database.tamper("delete from ops.audit_seals where sequence = 3", "delete from ops.audit_leaves where sequence = 3",
                "update ops.seal_head set sealed_sequence = 2",
                "delete from ops.run_events where id = '%s'".formatted(SealedDatabase.id(9)));
        assertThat(database.seal()).containsExactly(1L);

        assertFound(database.verify("--seals", exported), "Seal 3 is not the one that was exported: the log was sealed anew.");
        assertFound(database.verify("--seals", database.exportSeals().toString()), "Two different seals 3 were exported");
    }

    @Test
    void a_chain_that_was_made_anew_without_the_key_is_found() throws SQLException {
        database.tamper("delete from ops.run_events where id = '%s'".formatted(SealedDatabase.id(9)),
                "delete from ops.audit_seals", "delete from ops.audit_leaves", "update ops.seal_head set sealed_sequence = 0");
        SealKey forged = SealKey.generate("k1");
        try (Connection monitor = database.monitor()) {
            for (Optional<NextSeal.Made> made = database.make(monitor, 4); made.isPresent(); made = database.make(monitor, 4)) {
                SealedDatabase.add(monitor, SignedSeal.of(made.get().seal(), forged), made.get().leaves());
            }
        }
        assertFound("Seal 1 is not signed by key k1: the seal was changed, or made without the key.");
    }

    @Test
    void another_key_is_named() throws Exception {
        Path keys = Files.writeString(folder.resolve("other"), SealKey.generate("other").entry(Instant.EPOCH).toText());

        assertFound(database.verifyWith(keys), "Seal 1 is signed with key k1, which is not listed.");
        Files.writeString(keys, SealKey.generate("k1").entry(Instant.EPOCH).toText());
        assertFound(database.verifyWith(keys), "Seal 1 is not signed by key k1");
        Files.writeString(keys, database.key().entry(Instant.parse("2999-01-01T00:00:00Z")).toText());
        assertFound(database.verifyWith(keys), "which counts from 2999-01-01T00:00:00Z.");
    }

    @Test
    void foreign_rows_in_the_table_of_seals_are_named_and_do_not_stop_the_sealing() throws SQLException {
        database.tamper(
                """
                        insert into ops.audit_seals (sequence, kind, format, first_at, last_at, last_id, events, root, key_id, sealed_at, hash,
                                                     signature)
                        select n, 'events', 1, '2999-01-01', '2999-01-02', gen_random_uuid(), 0, h, E'\\u001b[2J', '2999-01-03', h, h || h
                          from generate_series(4, 2003) n, decode(repeat('ab', 32), 'hex') h""");
        database.addEvents(11, 12);

        assertThat(database.seal()).containsExactly(2L);
        assertThat(database.query("select max(sequence) as last from ops.audit_seals").get(0)).containsEntry("last", 2004L);
        Said said = database.verify();
        assertFound(said, "Seal 4 is signed with key ??2J, which is not listed.", "And 1980 more.");
        assertThat(said.out()).contains("12 events in 2004 seals", "Not sealed yet: 0 events");
    }
}
