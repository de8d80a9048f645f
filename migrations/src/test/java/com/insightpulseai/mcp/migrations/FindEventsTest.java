package com.insightpulseai.mcp.migrations;

import static com.insightpulseai.mcp.migrations.Words.ALL;
import static com.insightpulseai.mcp.migrations.Words.FIND;
import static com.insightpulseai.mcp.migrations.Words.add;
import static com.insightpulseai.mcp.migrations.Words.ids;
import static com.insightpulseai.mcp.migrations.Words.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who finds which events by their words, what of it is recorded, and how a search goes on. */
class FindEventsTest {

    private UUID alice;
    private UUID bob;
    private UUID admin;

    @BeforeEach
    void threeUsers() {
        Database.reset();
        alice = Database.addUser("ops_viewer");
        bob = Database.addUser("ops_operator");
        admin = Database.addUser("ops_admin");
    }

    @Test
    void others_find_own_events_only_and_an_administrator_all() throws SQLException {
        UUID ofAlice = add(alice, "2 minutes", "{\"repo\":\"acme/web\"}");
        UUID ofBob = add(bob, "1 minute", "{\"repo\":\"acme/web\"}");
        for (int indexed = 0; indexed <= 2; indexed += 2) {
            assertThat(ids(Reader.of(alice, "ops_viewer").query(ALL, "acme"))).containsExactly(ofAlice);
            assertThat(ids(Reader.of(bob, "ops_operator").query(ALL, "acme"))).containsExactly(ofBob);
            assertThat(ids(Reader.of(bob, "ops_admin").query(ALL, "acme"))).containsExactly(ofBob);
            assertThat(ids(Reader.of(bob, "ops_operator").query(FIND.formatted("null, null, p_caller => ?"), "acme", alice)))
                    .isEmpty();
            assertThat(ids(asAdmin(ALL, "acme"))).containsExactly(ofBob, ofAlice);
            assertThat(ids(asAdmin(FIND.formatted("null, null, p_caller => ?"), "acme", alice))).containsExactly(ofAlice);
            assertThat(ids(asAdmin(FIND.formatted("null, null, p_provider => 'socket', p_tool => 'scan.get'"), "acme")))
                    .hasSize(2);
            assertThat(ids(asAdmin(FIND.formatted("null, null, p_provider => '@c', p_tool => 'x''\\'"), "acme"))).isEmpty();
            index();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "update auth.users set raw_app_meta_data = '{\"ops_role\": \"ops_viewer\"}'",
            "update auth.users set banned_until = 'infinity'", "update auth.users set deleted_at = now()",
            "update auth.users set is_anonymous = true", "delete from auth.users" })
    void an_administrator_who_is_none_any_more_finds_nothing_of_others_at_once(String change) throws SQLException {
        add(alice, "1 minute", "{\"repo\":\"acme/web\"}");
        assertThat(ids(asAdmin(ALL, "acme"))).hasSize(1);

        Database.execute(change);

        assertThat(ids(Reader.of(admin, "ops_admin").query(ALL, "acme"))).isEmpty();
        try (Connection dataApi = Database.signedIn(admin, "ops_admin")) {
            assertThat(ids(Database.query(dataApi, ALL, "acme"))).isEmpty();
        }
    }

    @Test
    void a_token_of_a_third_party_client_finds_nothing() throws SQLException {
        add(alice, "1 minute", "{\"repo\":\"acme/web\"}");
        Reader client = Reader.with("{\"sub\":\"%s\",\"client_id\":\"c\",\"app_metadata\":{\"ops_role\":\"ops_viewer\"}}"
                .formatted(alice));

        assertThat(client.query(ALL, "acme")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "no_reader"));
    }

    @Test
    void an_administrators_search_is_recorded_before_it_is_answered_and_once_for_a_text() throws SQLException {
        add(alice, "1 minute", "{\"repo\":\"acme/web\"}");
        Reader reader = Reader.of(admin, "ops_admin");

        assertThat(reader.queryAndRollBack(ALL, "acme")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "recorded").containsEntry("event_id", null));
        assertThat(reader.query(ALL, "acme")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "recorded"));
        assertThat(ids(reader.query(ALL, "acme"))).hasSize(1);
        assertThat(ids(reader.query(ALL, "acme"))).hasSize(1);
        reader.query(ALL, "ghp_abcdefghij0123456789abcdefghij012345 eyJhbGciOiJIUzI1NiJ9.e30.x");

        assertThat(Database.query("select payload ->> 'words' as words, caller_role, issuer, status, tool, request_id "
                + "from ops.run_events where provider = 'ops' and caller_id = ? order by created_at", admin))
                .extracting(row -> row.values().toString())
                .containsExactly("[acme, ops_admin, https://issuer, ok, events.search, null]",
                        "[*** ***, ops_admin, https://issuer, ok, events.search, null]");
        Database.executeUnguarded("update ops.run_events set created_at = created_at - interval '16 minutes' "
                + "where provider = 'ops'");
        assertThat(reader.query(ALL, "acme")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "recorded"));
    }

    @Test
    void an_own_search_leaves_no_row_and_works_in_a_transaction_that_may_not_write() throws SQLException {
        UUID event = add(alice, "1 minute", "{\"repo\":\"acme/web\"}");
        try (Connection connection = Database.signedIn(alice, "ops_viewer")) {
            Database.execute(connection, "set default_transaction_read_only = on");
            assertThat(ids(Database.query(connection, ALL, "acme"))).containsExactly(event);
        }
        assertThat(Database.events()).hasSize(1);
        try (Connection connection = Database.signedIn(admin, "ops_admin")) {
            Database.execute(connection, "set default_transaction_read_only = on");
            assertThatThrownBy(() -> Database.query(connection, ALL, "acme")).hasMessageContaining("read-only transaction");
        }
    }

    /** Pages that begin among events that are not indexed and end among those that are, with events of one time. */
    @Test
    void pages_follow_each_other_without_gap_or_repetition() throws SQLException {
        List<UUID> events = new ArrayList<>();
        for (int n = 40; n >= 1; n--) {
            events.add(add(alice, n / 2 * 7 + " hours", "{\"repo\":\"acme/web" + n % 3 + "\"}"));
        }
        Database.execute("update ops.seal_head set swept_until = now() - interval '70 hours'");
        index(1000);
        Reader reader = Reader.of(alice, "ops_viewer");

        LinkedHashSet<Object> seen = new LinkedHashSet<>();
        int rows = 0;
        Object at = null;
        Object id = null;
        while (true) {
            List<Map<String, Object>> page = reader.query(
                    FIND.formatted("null, null, p_before_at => ?::timestamptz, p_before_id => ?::uuid, p_limit => 7"), "acme",
                    at, id);
            if (ids(page).isEmpty()) {
                break;
            }
            rows += page.size();
            seen.addAll(ids(page));
            at = page.get(page.size() - 1).get("event_at");
            id = page.get(page.size() - 1).get("event_id");
        }

        assertThat(rows).isEqualTo(40);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(events);
        assertThat(ids(Database.query("select id as event_id from ops.run_events order by created_at desc, id desc")))
                .containsExactlyElementsOf(seen);
        assertThat(ids(reader.query(FIND.formatted("now() - interval '30 hours', now() - interval '20 hours'"), "acme")))
                .hasSize(4);
        assertThat(reader.query(FIND.formatted("now() - interval '1000 hours', null"), "nowhere")).singleElement()
                .satisfies(row -> assertThat((Date) row.get("searched_until"))
                        .isBefore(Instant.now().minusSeconds(999 * 3600)));
    }

    private List<Map<String, Object>> asAdmin(String sql, Object... arguments) throws SQLException {
        Reader reader = Reader.of(admin, "ops_admin");
        List<Map<String, Object>> rows = reader.query(sql, arguments);
        return "recorded".equals(rows.get(0).get("outcome")) ? reader.query(sql, arguments) : rows;
    }
}
