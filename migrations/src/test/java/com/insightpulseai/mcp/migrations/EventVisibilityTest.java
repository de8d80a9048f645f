package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What signed-in users see through Supabase's API. */
class EventVisibilityTest {

    private UUID alice;
    private UUID bob;

    @BeforeEach
    void twoUsersCalled() throws SQLException {
        Database.reset();
        alice = Database.addUser("ops_viewer");
        bob = Database.addUser("ops_viewer");
        Call.by(alice, "ops_viewer").begin(Database.SOCKET);
        Call.by(bob, "ops_viewer").begin(Database.SOCKET);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ops_viewer", "ops_operator", "none" })
    void a_user_sees_own_events(String role) throws SQLException {
        assertThat(callersSeenBy(alice, role)).containsExactly(alice);
    }

    @Test
    void an_admin_sees_all_events() throws SQLException {
        promote(alice);

        assertThat(callersSeenBy(alice, "ops_admin")).containsExactlyInAnyOrder(alice, bob);
    }

    @ParameterizedTest
    @ValueSource(strings = { "raw_app_meta_data = '{\"ops_role\": \"ops_operator\"}'", "raw_app_meta_data = '{}'",
            "raw_app_meta_data = null", "banned_until = now() + interval '1 hour'", "deleted_at = now()",
            "is_anonymous = true" })
    void an_admin_who_was_demoted_sees_own_events_only_while_the_token_still_says_admin(String change) throws SQLException {
        promote(alice);
        Database.execute("update auth.users set " + change + " where id = ?", alice);

        assertThat(callersSeenBy(alice, "ops_admin")).containsExactly(alice);
    }

    @Test
    void a_live_admin_with_a_viewers_token_sees_own_events_only() throws SQLException {
        promote(alice);

        assertThat(callersSeenBy(alice, "ops_viewer")).containsExactly(alice);
    }

    @Test
    void the_role_is_looked_up_once_for_a_statement() throws SQLException {
        promote(alice);
        try (Connection connection = Database.signedIn(alice, "ops_admin")) {
            List<Object> plan = Database.query(connection, "explain (analyze) select id from ops.run_events").stream()
                    .map(row -> row.get("QUERY PLAN")).toList();

            assertThat(plan).filteredOn(line -> line.toString().contains("effective_role")).isEmpty();
            assertThat(plan).filteredOn(line -> line.toString().contains("InitPlan")).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "payload", "result", "*" })
    void inputs_and_results_are_hidden_even_from_an_admin(String columns) throws SQLException {
        promote(alice);
        try (Connection connection = Database.signedIn(alice, "ops_admin")) {
            assertThatThrownBy(() -> Database.query(connection, "select " + columns + " from ops.run_events"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(
                    () -> Database.query(connection, "select 1 from ops.run_events e where e.payload::text like '%a%'"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void all_other_columns_are_shown() throws SQLException {
        assertThat(Database.query("""
                select a.attname as column from pg_attribute a
                 where a.attrelid = 'ops.run_events'::regclass and a.attnum > 0
                   and not has_column_privilege('authenticated', a.attrelid, a.attnum, 'select')
                 order by 1
                """)).extracting(row -> row.get("column")).containsExactly("payload", "result");
    }

    @Test
    void a_user_sees_own_use_of_quotas_and_an_admin_all() throws SQLException {
        Call.by(alice, "ops_viewer").quota(5).begin(Database.SOCKET);
        Call.by(bob, "ops_viewer").quota(5).begin(Database.SOCKET);

        assertThat(quotasSeenBy(alice, "ops_viewer")).containsExactly(alice);
        assertThat(quotasSeenBy(alice, "ops_admin")).containsExactly(alice);
        promote(alice);
        assertThat(quotasSeenBy(alice, "ops_admin")).containsExactlyInAnyOrder(alice, bob);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"user_metadata\":{\"ops_role\":\"ops_admin\"}}", "{\"ops_role\":\"ops_admin\"}",
            "{\"role\":\"ops_admin\",\"app_metadata\":{\"role\":\"ops_admin\"}}", "{}", "",
            "{\"app_metadata\":[\"ops_role\",\"ops_admin\"]}", "{\"app_metadata\":{\"ops_role\":[\"ops_admin\"]}}",
            "{\"app_metadata\":{\"ops_role\":\"ops_admin\"}}" })
    void a_role_claimed_elsewhere_or_for_nobody_shows_nothing(String claims) throws SQLException {
        try (Connection connection = Database.superuser()) {
            Database.execute(connection, "select set_config('request.jwt.claims', ?, false)", claims);
            Database.execute(connection, "set role authenticated");

            assertThat(Database.query(connection, "select 1 from ops.run_events")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"9a8b7c6d\"", "\"\"", "null", "7" })
    void a_token_of_an_oauth_client_shows_nothing(String client) throws SQLException {
        Call.by(alice, "ops_viewer").quota(5).begin(Database.SOCKET);
        promote(alice);
        Database.execute("""
                insert into ops.provider_health (provider, status, latency_ms, message, checked_at)
                values ('socket', 'ok', 1, '', now())
                """);
        try (Connection connection = Database.signedIn(alice, "ops_admin")) {
            for (String table : List.of("run_events", "provider_rate_limits", "provider_health")) {
                assertThat(Database.query(connection, "select 1 from ops." + table)).as(table).isNotEmpty();
            }
            Database.execute(connection, """
                    select set_config('request.jwt.claims', jsonb_set(auth.jwt(), '{client_id}', ?::jsonb)::text, false)
                    """, client);

            for (String table : List.of("run_events", "provider_rate_limits", "provider_health", "cached_results", "alerts")) {
                assertThat(Database.query(connection, "select 1 from ops." + table)).as(table).isEmpty();
            }
        }
    }

    @Test
    void a_partition_read_directly_leaks_nothing_not_even_to_an_admin() throws SQLException {
        Database.query("select ops.ensure_partitions(6)");
        for (String partition : partitions()) {
            try (Connection connection = Database.signedIn(alice, "ops_admin")) {
                assertThatThrownBy(() -> Database.query(connection, "select * from " + partition))
                        .hasMessageContaining("permission denied");
            }
            try (Connection connection = Database.login(Database.SOCKET)) {
                assertThatThrownBy(() -> Database.query(connection, "select * from " + partition))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void a_partition_granted_by_mistake_still_shows_no_row() throws SQLException {
        Database.query("select ops.ensure_partitions(6)");
        for (String partition : partitions()) {
            Database.execute("grant select on " + partition + " to authenticated");
            try (Connection connection = Database.signedIn(alice, "ops_admin")) {
                assertThat(Database.query(connection, "select id from " + partition)).isEmpty();
            } finally {
                Database.execute("revoke select on " + partition + " from authenticated");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "insert into ops.run_events (id) select id from ops.run_events",
            "update ops.run_events set error = 'x'",
            "delete from ops.run_events", "truncate ops.run_events", "delete from ops.provider_rate_limits",
            "select * from ops.events_of_this_month", "select * from ops.seal_head", "select ops.event_time()",
            "select * from ops.federated_callers", "select * from ops.schema_history", "select ops.sweep_abandoned()",
            "select ops.ensure_partitions()", "select ops.add_provider_login('x')" })
    void a_signed_in_user_can_only_read_events(String sql) throws SQLException {
        try (Connection connection = Database.signedIn(alice, "ops_admin")) {
            assertThatThrownBy(() -> Database.execute(connection, sql)).hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "anon", "service_role" })
    void the_keys_of_a_supabase_project_show_nothing(String role) throws SQLException {
        try (Connection connection = Database.superuser()) {
            Database.execute(connection, "set role " + role);

            assertThatThrownBy(() -> Database.query(connection, "select * from ops.run_events"))
                    .hasMessageContaining("permission denied");
        }
    }

    private static void promote(UUID user) {
        Database.execute("update auth.users set raw_app_meta_data = '{\"ops_role\": \"ops_admin\"}' where id = ?", user);
    }

    private static List<Object> callersSeenBy(UUID user, String role) throws SQLException {
        return callersSeenBy(user, role, "run_events");
    }

    private static List<Object> quotasSeenBy(UUID user, String role) throws SQLException {
        return callersSeenBy(user, role, "provider_rate_limits");
    }

    private static List<Object> callersSeenBy(UUID user, String role, String table) throws SQLException {
        try (Connection connection = Database.signedIn(user, role)) {
            return Database.query(connection, "select caller_id from ops." + table).stream().map(row -> row.get("caller_id"))
                    .toList();
        }
    }

    private static List<String> partitions() {
        List<Map<String, Object>> rows = Database
                .query("select inhrelid::regclass::text as name from pg_inherits where inhparent = 'ops.run_events'::regclass");
        assertThat(rows).hasSizeGreaterThan(7);
        return rows.stream().map(row -> (String) row.get("name")).toList();
    }
}
