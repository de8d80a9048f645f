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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads by functions, with the claims that a token has now, and the rows that they leave. */
class ReportsTest {

    private static final String READ = "select outcome, event ->> 'payload' as payload from ops.read_event(?, ?, 'r', 'curl/8')";
    private static final String ACKNOWLEDGE = "select * from ops.acknowledge_alert(?, ?, 'r', 'curl/8')";

    private UUID alice;
    private UUID operator;
    private UUID admin;
    private UUID event;
    private Object createdAt;

    @BeforeEach
    void threeUsersAndAnEvent() throws SQLException {
        Database.reset();
        alice = Database.addUser("ops_viewer");
        operator = Database.addUser("ops_operator");
        admin = Database.addUser("ops_admin");
        Call call = Call.by(alice, "ops_viewer");
        createdAt = call.begin(Database.SOCKET).get("created_at");
        event = call.eventId();
    }

    @Test
    void own_input_and_result_are_read_without_a_row() throws SQLException {
        assertThat(Reader.of(alice, "ops_viewer").query(READ, event, createdAt))
                .containsExactly(Map.of("outcome", "ok", "payload", "{\"repo\": \"a/b\"}"));
        assertThat(Database.events()).hasSize(1);
    }

    @Test
    void a_look_of_an_administrator_is_answered_once_its_row_is_committed_and_each_look_has_one() throws SQLException {
        Reader reader = Reader.of(admin, "ops_admin");
        for (int rolledBack = 0; rolledBack < 2; rolledBack++) {
            assertThat(outcome(reader.queryAndRollBack(READ, event, createdAt))).isEqualTo("recorded");
        }
        assertThat(Database.events()).hasSize(1);
        try (Connection connection = Database.signedIn(admin, "ops_admin")) {
            connection.setAutoCommit(false);
            assertThat(outcome(Database.query(connection, READ, event, createdAt))).isEqualTo("recorded");
            assertThat(outcome(Database.query(connection, READ, event, createdAt))).isEqualTo("recorded");
            connection.rollback();
        }

        assertThat(outcome(reader.query(READ, event, createdAt))).isEqualTo("recorded");
        assertThat(reader.query(READ, event, createdAt))
                .containsExactly(Map.of("outcome", "ok", "payload", "{\"repo\": \"a/b\"}"));
        assertThat(Database
                .query("""
                        select tool, caller_id, caller_kind, caller_role, issuer, status, client, request_id, payload ->> 'event_id' as looked,
                               duration_ms, finished_at = created_at as finished, substr(id::text, 15, 1) as version
                          from ops.run_events where provider = 'ops'"""))
                .singleElement().satisfies(row -> assertThat(row).containsEntry("tool", "event.read")
                        .containsEntry("caller_id", admin).containsEntry("caller_kind", "user")
                        .containsEntry("caller_role", "ops_admin").containsEntry("issuer", "https://issuer")
                        .containsEntry("status", "ok").containsEntry("client", "curl/8").containsEntry("request_id", "r")
                        .containsEntry("looked", event.toString()).containsEntry("duration_ms", 0)
                        .containsEntry("finished", true).containsEntry("version", "7"));

        Database.executeUnguarded("update ops.run_events set created_at = created_at - interval '31 seconds' "
                + "where provider = 'ops'");
        assertThat(outcome(reader.query(READ, event, createdAt))).isEqualTo("recorded");
    }

    @Test
    void a_look_at_one_event_opens_no_other_and_nobody_elses_look_does() throws SQLException {
        UUID other = Database.addUser("ops_admin");
        Call call = Call.by(alice, "ops_viewer");
        Object at = call.begin(Database.SOCKET).get("created_at");
        Reader.of(admin, "ops_admin").query(READ, event, createdAt);

        assertThat(outcome(Reader.of(admin, "ops_admin").query(READ, call.eventId(), at))).isEqualTo("recorded");
        assertThat(outcome(Reader.of(other, "ops_admin").query(READ, event, createdAt))).isEqualTo("recorded");
    }

    @Test
    void an_administrator_learns_who_looked_at_an_event_and_others_do_not() throws SQLException {
        String looks = "select caller_id from ops.looks_at(?, ?)";
        UUID other = Database.addUser("ops_admin");
        Reader.of(admin, "ops_admin").query(READ, event, createdAt);
        Reader.of(other, "ops_admin").query(READ, event, createdAt);

        assertThat(Reader.of(admin, "ops_admin").query(looks, event, createdAt))
                .containsExactly(Map.of("caller_id", other), Map.of("caller_id", admin));
        assertThat(Reader.of(admin, "ops_admin").query(looks, UUID.randomUUID(), createdAt)).isEmpty();
        assertThat(Reader.of(alice, "ops_viewer").query(looks, event, createdAt)).isEmpty();
        assertThat(Reader
                .with("{\"sub\":\"%s\",\"client_id\":\"c\",\"app_metadata\":{\"ops_role\":\"ops_admin\"}}".formatted(admin))
                .query(looks, event, createdAt)).isEmpty();
    }

    @Test
    void an_event_that_is_not_to_be_seen_is_not_there() throws SQLException {
        assertThat(outcome(Reader.of(operator, "ops_operator").query(READ, event, createdAt))).isEqualTo("not_found");
        assertThat(outcome(Reader.of(operator, "ops_admin").query(READ, event, createdAt))).isEqualTo("not_found");
        assertThat(outcome(Reader.of(admin, "ops_admin").query(READ, UUID.randomUUID(), createdAt))).isEqualTo("not_found");
        Database.execute("update auth.users set raw_app_meta_data = '{}' where id = ?", admin);
        assertThat(outcome(Reader.of(admin, "ops_admin").query(READ, event, createdAt))).isEqualTo("not_found");
        assertThat(Database.events()).hasSize(1);
    }

    @Test
    void an_export_is_recorded_for_every_role_and_once_for_its_pages() throws SQLException {
        String export = "select outcome from ops.record_export(?::jsonb)";
        for (Reader reader : List.of(Reader.of(alice, "ops_viewer"), Reader.of(admin, "ops_admin"))) {
            assertThat(outcome(reader.query(export, "{\"q\": \"acme\"}"))).isEqualTo("recorded");
            assertThat(outcome(reader.query(export, "{\"q\": \"acme\"}"))).isEqualTo("ok");
            assertThat(outcome(reader.query(export, "{\"q\": \"other\"}"))).isEqualTo("recorded");
            assertThat(outcome(reader.query(export, "{\"q\": \"" + "x".repeat(5000) + "\"}"))).isEqualTo("too_long");
        }
        assertThat(Database.query("select 1 from ops.run_events where tool = 'events.export'")).hasSize(4);
    }

    @Test
    void an_operator_acknowledges_an_alert_once_and_the_next_one_is_told_who_was_first() throws SQLException {
        UUID alert = alert();
        assertThat(Reader.of(operator, "ops_operator").query(ACKNOWLEDGE, alert, " On it,\nwith ghp_0123456789abcdefghij "))
                .singleElement().satisfies(row -> assertThat(row).containsEntry("outcome", "ok")
                        .containsEntry("acknowledged_by", operator));
        assertThat(Reader.of(admin, "ops_admin").query(ACKNOWLEDGE, alert, "me too")).singleElement()
                .satisfies(row -> assertThat(row).containsEntry("outcome", "acknowledged").containsEntry("acknowledged_by",
                        operator));

        assertThat(Reader.of(alice, "ops_viewer").query("select note from ops.alerts"))
                .containsExactly(Map.of("note", "On it, with ***"));
        assertThat(
                Database.query("select tool, caller_id, status, payload ->> 'note' as note, payload ->> 'subject' as subject "
                        + "from ops.run_events where provider = 'ops'"))
                .containsExactly(
                        Map.of("tool", "alert.acknowledge", "caller_id", operator, "status", "ok", "note", "On it, with ***",
                                "subject", "socket"));
    }

    @Test
    void an_acknowledgement_of_a_viewer_is_refused_with_a_row_and_of_others_without_one() throws SQLException {
        UUID alert = alert();
        UUID user = Database.addUser("none");

        assertThat(outcome(Reader.of(alice, "ops_operator").query(ACKNOWLEDGE, alert, null))).isEqualTo("denied_role");
        assertThat(outcome(Reader.of(user, "none").query(ACKNOWLEDGE, alert, null))).isEqualTo("denied_role");
        assertThat(outcome(Reader.of(operator, "ops_operator").query(ACKNOWLEDGE, UUID.randomUUID(), null)))
                .isEqualTo("not_found");
        assertThat(outcome(Reader.of(operator, "ops_operator").query(ACKNOWLEDGE, alert, "x".repeat(501))))
                .isEqualTo("too_long");
        assertThat(Database.query("select caller_id, status, not_ok from ops.run_events where provider = 'ops'"))
                .containsExactly(Map.of("caller_id", alice, "status", "denied_role", "not_ok", "denied_role"));
        assertThat(Database.query("select 1 from ops.alerts where acknowledged_at is null")).hasSize(1);
    }

    @Test
    void of_many_who_acknowledge_at_once_one_is_first() throws Exception {
        UUID alert = alert();

        assertThat(Concurrent.atOnce(4, () -> outcome(Reader.of(operator, "ops_operator").query(ACKNOWLEDGE, alert, null))))
                .containsExactlyInAnyOrder("ok", "acknowledged", "acknowledged", "acknowledged");
        assertThat(Database.query("select 1 from ops.run_events where provider = 'ops'")).hasSize(1);
    }

    @Test
    void an_administrator_learns_the_names_of_callers_and_others_their_own() throws SQLException {
        Database.execute("update auth.users set email = 'maria@example.com', banned_until = 'infinity' where id = ?", alice);
        UUID workflow = (UUID) Database.query("""
                insert into ops.federated_callers (repository_id, ref, role, description, revoked_at)
                values (7, 'refs/heads/main', 'ops_operator', 'acme/shop, main', now()) returning id""").get(0).get("id");
        String names = "select name || ' ' || kind || ' ' || role || ' ' || live as text from ops.name_callers("
                + "array['%s', '%s', '%s']::uuid[]) order by 1".formatted(alice, workflow, operator);
        Database.execute("update auth.users set email = 'op@example.com' where id = ?", operator);

        assertThat(Reader.of(admin, "ops_admin").query(names)).extracting(row -> row.get("text")).containsExactly(
                "acme/shop, main workflow ops_operator false", "maria@example.com user ops_viewer false",
                "op@example.com user ops_operator true");
        assertThat(Reader.of(operator, "ops_operator").query(names)).extracting(row -> row.get("text"))
                .containsExactly("op@example.com user ops_operator true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{'sub':'ADMIN','app_metadata':{'ops_role':'ops_viewer','x':1},'role':'service_role'} | ops_viewer",
            "{'sub':'ALICE','app_metadata':{'ops_role':'ops_admin'}}                | ops_viewer",
            "{'sub':'ALICE','user_metadata':{'ops_role':'ops_viewer'}}              | ",
            "{'sub':'ALICE','ops_role':'ops_viewer'}                                | ",
            "{'sub':'00000000-0000-0000-0000-000000000009','app_metadata':{'ops_role':'ops_admin'}} | ",
            "{'sub':'ALICE','session_id':'x','app_metadata':{'ops_role':'ops_viewer'}} | ",
            "{'sub':'repo:acme/web','app_metadata':{'ops_role':'ops_admin'}}        | ",
            "{'sub':['ALICE'],'app_metadata':'ops_admin'}                           | ",
            "{}                                                                     | ",
            "[]                                                                     | ",
            "null                                                                   | " })
    void claims_are_lowered_to_the_live_role_and_nothing_else_of_a_token_is_kept(String claims, String role)
            throws SQLException {
        String json = claims.replace('\'', '"').replace("ADMIN", admin.toString()).replace("ALICE", alice.toString());
        try (Connection connection = Database.login(Database.HUB)) {
            String live = (String) Database.query(connection, "select ops.live_claims(?::jsonb) as claims", json).get(0)
                    .get("claims");
            assertThat(live).isEqualTo(role == null ? "{}"
                    : "{\"sub\": \"%s\", \"app_metadata\": {\"ops_role\": \"%s\"}}".formatted(
                            json.contains(admin.toString()) ? admin : alice, role));
        }
    }

    @Test
    void claims_of_a_third_party_client_stay_such_even_where_they_are_odd() throws SQLException {
        for (String client : List.of("\"c\"", "null", "{}")) {
            Reader reader = Reader.with("{\"sub\":\"%s\",\"client_id\":%s,\"app_metadata\":{\"ops_role\":\"ops_admin\"}}"
                    .formatted(admin, client));
            for (String sql : List.of("select id from ops.run_events", "select 1 from ops.provider_rate_limits",
                    "select 1 from ops.call_stats", "select 1 from ops.alerts",
                    "select 1 from ops.name_callers(array['" + alice + "']::uuid[])")) {
                assertThat(reader.query(sql)).as(sql).isEmpty();
            }
            assertThat(outcome(reader.query(READ, event, createdAt))).isEqualTo("not_found");
            assertThat(outcome(reader.query(ACKNOWLEDGE, alert(), null))).isEqualTo("denied_role");
            assertThat(outcome(reader.query("select outcome from ops.record_export('{}')"))).isEqualTo("not_found");
        }
        assertThat(Database.events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ops_viewer", "ops_operator", "ops_admin" })
    void whoever_leaves_out_the_condition_on_the_caller_sees_the_same_rows(String role) throws SQLException {
        Call.by(operator, "ops_operator").begin(Database.SOCKET);
        UUID user = role.equals("ops_viewer") ? alice : role.equals("ops_operator") ? operator : admin;
        Reader reader = Reader.of(user, role);

        assertThat(reader.query("select id from ops.run_events")).hasSize(role.equals("ops_admin") ? 2 : 1);
        if (!role.equals("ops_admin")) {
            assertThat(reader.query("select id from ops.run_events where caller_id = ?", user))
                    .isEqualTo(reader.query("select id from ops.run_events"));
        }
    }

    @Test
    void rows_of_reports_are_sealed_like_others(@TempDir Path folder) throws SQLException {
        SealedDatabase database = new SealedDatabase(folder);
        database.addEvents(1, 2);
        database.seal();
        try (Connection reader = database.superuser()) {
            Database.execute(reader,
                    "insert into auth.users (id, raw_app_meta_data) values (?, '{\"ops_role\": \"ops_admin\"}')",
                    admin);
            Database.execute(reader, "select set_config('request.jwt.claims', ?, false)",
                    "{\"sub\":\"%s\",\"app_metadata\":{\"ops_role\":\"ops_admin\"}}".formatted(admin));
            Database.execute(reader, "set role authenticated");
            Database.query(reader, "select * from ops.find_events('word', null, null)");
            Database.query(reader, "select ops.record_export('{}')");
        }
        database.addEvents(3, 3);

        assertThat(database.seal()).containsExactly(3L);
        assertThat(database.verify().exit()).isZero();
    }

    private static UUID alert() {
        return (UUID) Database.query("""
                insert into ops.alerts (kind, subject, severity, title, message, opened_at, changed_at)
                values ('provider_health', 'socket', 'critical', 't', 'm', now(), now())
                on conflict (kind, subject) where closed_at is null do update set message = 'm' returning id""").get(0)
                .get("id");
    }

    private static Object outcome(List<Map<String, Object>> rows) {
        assertThat(rows).hasSize(1);
        return rows.get(0).get("outcome");
    }
}
