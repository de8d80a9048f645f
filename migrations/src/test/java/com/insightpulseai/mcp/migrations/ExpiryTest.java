package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.migrations.SealedDatabase.Said;

/** A month that retention drops is lawfully gone; one that someone else drops is missing. */
class ExpiryTest {

    @TempDir
    Path folder;

    private SealedDatabase database;

    @BeforeEach
    void sealEventsOfAnOldMonth() throws SQLException {
        database = new SealedDatabase(folder);
        database.addEvents(1, 5);
        database.tamper("create table ops.run_events_202001 (like ops.run_events including all)",
                "alter table ops.run_events attach partition ops.run_events_202001 for values from ('2020-01-01Z') to ('2020-02-01Z')",
                "update ops.run_events set created_at = '2020-01-02Z' where id <= '%s'".formatted(SealedDatabase.id(3)));
    }

    private String dropExpired() throws SQLException {
        database.tamper("update ops.retention set keep = '1 year' where what = 'run_events'");
        try (Connection monitor = database.monitor()) {
            return (String) Database.query(monitor, "select ops.drop_expired() as done").get(0).get("done");
        }
    }

    @Test
    void a_month_is_not_dropped_before_it_is_sealed() throws SQLException {
        try (Connection monitor = database.monitor()) {
            SealedDatabase.settle(monitor);
            assertThat(database.sealOnce(monitor, 2)).isPresent();
            assertThat(dropExpired()).contains("\"run_events_partitions\": 0");
            database.seal();
        }
        assertThat(dropExpired()).contains("\"run_events_partitions\": 1");
    }

    @Test
    void an_expired_month_is_lawfully_gone_once_that_is_sealed() throws SQLException {
        assertThat(database.seal()).containsExactly(3L, 2L);
        assertThat(dropExpired()).contains("\"run_events_partitions\": 1");
        assertThat(database.query("select sequence from ops.audit_leaves")).extracting(row -> row.get("sequence"))
                .containsExactly(2L);
        // Until then it looks like what it may be.
        assertThat(database.verify().exit()).isEqualTo(1);

        assertThat(database.seal()).containsExactly(3L);
        Said said = database.verify("--seals", database.exportSeals().toString());
        assertThat(said.err()).isEmpty();
        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("As sealed: 2 events in 3 seals",
                "Dropped: 3 events from 2020-01-01T00:00:00.000000Z until 2020-02-01T00:00:00.000000Z, kept for 1 year; sealed ");
        assertThat(database.verify("--kept-days", "10000").err())
                .contains("The month until 2020-02-01T00:00:00.000000Z was dropped too early: seal 3 of ",
                        "Of the 3 events of seal 1, from ");
        database.addEvents(6, 6);
        assertThat(database.seal()).containsExactly(1L);
        assertThat(database.verify().exit()).isZero();
    }

    @Test
    void a_month_that_was_dropped_by_hand_is_missing() throws SQLException {
        database.seal();
        database.tamper("drop table ops.run_events_202001");

        assertThat(database.verify().exit()).isEqualTo(1);
        assertThat(database.verify().err())
                .contains("Event " + SealedDatabase.id(1) + " of 2020-01-02T00:00:00.000000Z was removed after seal 1.");
    }

    @Test
    void an_expiry_that_was_written_without_the_key_excuses_nothing() throws SQLException {
        database.seal();
        database.tamper("drop table ops.run_events_202001",
                """
                        insert into ops.audit_seals (sequence, kind, previous, format, first_at, until, events, reason, key_id, sealed_at,
                                                     hash, signature)
                        select 3, 'expiry', hash, 0, '2020-01-01Z', '2020-02-01Z', 3, 'kept for 1 year', 'k1', now(), hash, signature
                          from ops.audit_seals where sequence = 2""");

        assertThat(database.verify().err()).contains("Event " + SealedDatabase.id(1) + " of ", "was removed after seal 1.",
                "Seal 3 is not signed by key k1");
    }

    @Test
    void an_event_that_appears_in_a_dropped_month_was_added() throws SQLException {
        database.seal();
        dropExpired();
        database.seal();
        database.tamper("""
                insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status, finished_at)
                values ('%s', '2020-01-01T12:00:00Z', 'socket', 'x', 'user', 'none', 'ok', now())"""
                .formatted(SealedDatabase.id(99)));

        assertThat(database.verify().err()).contains(
                "Event " + SealedDatabase.id(99) + " of 2020-01-01T12:00:00.000000Z was added: the month was dropped.");
    }

    @Test
    void a_month_that_is_not_over_is_not_dropped() throws SQLException {
        database.seal();
        try (Connection owner = database.superuser()) {
            assertThatThrownBy(() -> Database.query(owner, "select ops.expire_month(now(), 'too much')"))
                    .hasMessageContaining("a month is dropped once it is over");
        }
    }

    @Test
    void without_any_seal_retention_works_as_before() throws SQLException {
        assertThat(dropExpired()).contains("\"run_events_partitions\": 1");
        assertThat(database.query("select 1 from ops.audit_expiries")).isEmpty();
    }
}
