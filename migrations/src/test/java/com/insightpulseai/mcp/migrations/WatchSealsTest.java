package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seals on their way to a target, and the alerts about those that are late. */
class WatchSealsTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @TempDir
    Path folder;

    private SealedDatabase database;

    @BeforeEach
    void migrate() throws SQLException {
        database = new SealedDatabase(folder);
    }

    private List<String> watch(boolean hasKey, int behindS) throws SQLException {
        try (Connection monitor = database.monitor()) {
            return Database.query(monitor, "select * from ops.watch_seals(?, ?, '{chat}')", hasKey, behindS).stream()
                    .map(row -> row.get("kind") + " " + row.get("subject") + " " + row.get("transition")).toList();
        }
    }

    private List<Object> claim(UUID holder) throws SQLException {
        try (Connection monitor = database.monitor()) {
            return Database.query(monitor, "select * from ops.claim_seals('webhook', ?, 10)", holder).stream()
                    .map(row -> row.get("sequence")).toList();
        }
    }

    private boolean note(String call, UUID holder) throws SQLException {
        try (Connection monitor = database.monitor()) {
            return (boolean) Database.query(monitor, "select ops." + call + " as held", holder).get(0).get("held");
        }
    }

    @Test
    void a_late_event_opens_an_alert_where_there_is_a_key_or_a_seal() throws SQLException {
        database.addEvents(1, 1);
        assertThat(watch(false, -60)).isEmpty();
        assertThat(watch(true, 60)).isEmpty();
        assertThat(watch(true, -60)).containsExactly("sealing run_events opened");
        assertThat(watch(true, -60)).isEmpty();
        // Another monitor, without a key.
        assertThat(watch(false, -60)).isEmpty();
        database.seal();
        assertThat(watch(false, -60)).containsExactly("sealing run_events closed");

        database.query("update ops.seal_head set sealer_seen_at = '-infinity' returning 1");
        database.addEvents(2, 2);
        assertThat(watch(false, -60)).containsExactly("sealing run_events opened");
        assertThat(database.query("select title, severity from ops.alerts where closed_at is null"))
                .containsExactly(Map.of("title", "the audit log is not sealed in time", "severity", "warning"));
    }

    @Test
    void a_target_that_takes_nothing_opens_an_alert_until_it_does_or_is_given_up() throws SQLException {
        database.addEvents(1, 1);
        database.seal();
        claim(ONE);
        assertThat(note("note_refused_seal('webhook', ?, 'http_503', 0)", ONE)).isTrue();
        assertThat(watch(true, 60)).isEmpty();
        assertThat(watch(true, -60)).containsExactly("seal_export webhook opened");
        claim(ONE);
        assertThat(note("note_exported_seal('webhook', ?, 1)", ONE)).isTrue();
        assertThat(watch(true, -60)).containsExactly("seal_export webhook closed");

        claim(ONE);
        note("note_refused_seal('webhook', ?, 'timeout', 0)", ONE);
        assertThat(watch(true, -60)).containsExactly("seal_export webhook opened");
        database.query("update ops.seal_exports set seen_at = now() - interval '2 hours' returning 1");
        assertThat(watch(true, -60)).containsExactly("seal_export webhook closed");
        assertThat(database.query("select title from ops.alerts order by opened_at")).extracting(row -> row.get("title"))
                .containsExactly("seals reach the webhook again", "seals are not sent to the webhook any more");
    }

    @Test
    void one_monitor_at_a_time_has_a_target() throws SQLException {
        database.addEvents(1, 2);
        database.seal(1);
        assertThat(claim(ONE)).containsExactly(1L, 2L);
        assertThat(claim(OTHER)).isEmpty();
        assertThat(note("note_exported_seal('webhook', ?, 2)", OTHER)).isFalse();
        assertThat(note("note_refused_seal('webhook', ?, 'timeout', 0)", OTHER)).isFalse();
        assertThat(note("note_exported_seal('webhook', ?, 1)", ONE)).isTrue();
        assertThat(claim(ONE)).containsExactly(2L);

        database.query("update ops.seal_exports set held_until = now() returning 1");
        assertThat(claim(OTHER)).containsExactly(2L);
        assertThat(note("note_exported_seal('webhook', ?, 2)", ONE)).isFalse();
    }

    @Test
    void a_target_that_asks_for_it_is_left_alone() throws SQLException {
        database.addEvents(1, 1);
        database.seal();
        claim(ONE);
        note("note_refused_seal('webhook', ?, 'http_429', 60)", ONE);
        assertThat(claim(ONE)).isEmpty();
        assertThat(claim(OTHER)).isEmpty();

        database.query("update ops.seal_exports set retry_at = now() returning 1");
        assertThat(claim(OTHER)).containsExactly(1L);
    }

    @Test
    void the_same_seal_noted_twice_is_noted_once() throws SQLException {
        database.addEvents(1, 2);
        database.seal(1);
        claim(ONE);
        note("note_exported_seal('webhook', ?, 2)", ONE);
        assertThat(note("note_exported_seal('webhook', ?, 1)", ONE)).isTrue();

        assertThat(database.query("select sequence from ops.seal_exports where target = 'webhook'"))
                .containsExactly(Map.of("sequence", 2L));
    }

    @Test
    void other_logins_have_no_part_in_it() throws SQLException {
        database.addEvents(1, 1);
        database.seal();
        assertThat(database.query("select * from ops.claim_seals('webhook', ?, 10)", ONE)).isEmpty();
        assertThat(database.query("select * from ops.watch_seals(true, -60, '{chat}')")).isEmpty();
        assertThat(database.query("select ops.note_exported_seal('webhook', null, 1) as held").get(0))
                .containsEntry("held", false);
    }
}
