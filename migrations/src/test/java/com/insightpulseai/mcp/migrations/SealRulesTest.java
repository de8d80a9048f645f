package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.insightpulseai.mcp.seal.NextSeal;
import com.insightpulseai.mcp.seal.SealKey;
import com.insightpulseai.mcp.seal.SignedSeal;
import com.insightpulseai.mcp.seal.UnsealedEvent;

/** Which seals the database takes, from whom, and that it changes none. */
class SealRulesTest {

    @TempDir
    Path folder;

    private SealedDatabase database;

    @BeforeEach
    void migrate() throws SQLException {
        database = new SealedDatabase(folder);
    }

    @Test
    void a_seal_reaches_no_further_than_what_is_settled() throws SQLException {
        database.addEvents(1, 2);
        try (Connection monitor = database.monitor()) {
            SealedDatabase.settle(monitor);
            NextSeal.Made made = database.make(monitor, 10).orElseThrow();
            database.tamper("update ops.seal_head set settled_until = 'epoch'");
            assertThat(SealedDatabase.add(monitor, SignedSeal.of(made.seal(), database.key()), made.leaves())).isFalse();
        }
    }

    @Test
    void a_seal_has_events_of_one_month() throws SQLException {
        database.tamper("select 1");
        database.addEvents(1, 2);
        database.tamper("update ops.run_events set created_at = '2020-01-31T23:59:59Z' where id = '%s'"
                .formatted(SealedDatabase.id(1)));

        assertThat(database.seal()).containsExactly(1L, 1L);
    }

    @Test
    void seals_are_write_once_for_their_owner_too() throws SQLException {
        database.addEvents(1, 1);
        database.seal();
        try (Connection owner = database.superuser()) {
            for (String change : List.of("update ops.audit_seals set events = 2", "delete from ops.audit_seals",
                    "truncate ops.audit_seals", "update ops.audit_leaves set leaves = ''", "delete from ops.audit_leaves",
                    "truncate ops.audit_leaves", "truncate ops.audit_expiries")) {
                assertThatThrownBy(() -> Database.execute(owner, change)).hasMessageContaining("is write-once");
            }
            Database.execute(owner, "set session_replication_role = replica");
            assertThatThrownBy(() -> Database.execute(owner, "delete from ops.audit_seals"))
                    .hasMessageContaining("is write-once");
        }
    }

    @Test
    void logins_other_than_those_of_monitors_seal_nothing() throws SQLException {
        database.addEvents(1, 1);
        database.seal();
        try (Connection owner = database.superuser()) {
            assertThat(Database.query(owner, "select * from ops.next_seal()")).isEmpty();
            assertThat(Database.query(owner, "select * from ops.unsealed_events(10, 10000)")).isEmpty();
            assertThat(Database.query(owner, "select ops.settle_events() as until").get(0)).containsEntry("until", null);
        }
    }

    @Test
    void a_key_is_rotated_and_the_old_one_counts_no_more_an_hour_later() throws SQLException {
        database.addEvents(1, 1);
        database.seal();
        SealKey old = database.key();
        database.rotateKey("k2", Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS));
        database.addEvents(2, 2);
        database.seal();
        database.assertSealedOnce(2);

        database.addEvents(3, 3);
        try (Connection monitor = database.monitor()) {
            SealedDatabase.settle(monitor);
            NextSeal.Made made = database.make(monitor, 10).orElseThrow();
            NextSeal next = new NextSeal(made.seal().sequence(), made.seal().previous(), made.seal().after(),
                    made.seal().sealedAt() + 3_601_000_000L, Optional.empty());
            List<UnsealedEvent> events = Database.query(monitor, "select * from ops.unsealed_events(10, 10000)").stream()
                    .map(event -> UnsealedEvent.of(column -> (String) event.get(column))).toList();
            NextSeal.Made late = next.sealEvents(events, old.id());
            assertThat(SealedDatabase.add(monitor, SignedSeal.of(late.seal(), old), late.leaves())).isTrue();
        }
        assertThat(database.verify().err()).contains("Seal 3 is signed with key k1, in whose place key k2 has been since ");
    }
}
