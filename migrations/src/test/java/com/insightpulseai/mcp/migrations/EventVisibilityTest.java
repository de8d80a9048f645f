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
        assertThat(callersSeenBy(alice, "ops_admin")).containsExactlyInAnyOrder(alice, bob);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"user_metadata\":{\"ops_role\":\"ops_admin\"}}", "{\"ops_role\":\"ops_admin\"}",
            "{\"role\":\"ops_admin\",\"app_metadata\":{\"role\":\"ops_admin\"}}", "{}", "" })
    void an_admin_role_claimed_elsewhere_shows_nothing(String claims) throws SQLException {
        try (Connection connection = Database.superuser()) {
            Database.execute(connection, "select set_config('request.jwt.claims', ?, false)", claims);
            Database.execute(connection, "set role authenticated");

            assertThat(Database.query(connection, "select 1 from ops.run_events")).isEmpty();
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
                assertThat(Database.query(connection, "select * from " + partition)).isEmpty();
            } finally {
                Database.execute("revoke select on " + partition + " from authenticated");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "insert into ops.run_events select * from ops.run_events", "update ops.run_events set error = 'x'",
            "delete from ops.run_events", "truncate ops.run_events", "select * from ops.provider_rate_limits",
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

    private static List<Object> callersSeenBy(UUID user, String role) throws SQLException {
        try (Connection connection = Database.signedIn(user, role)) {
            return Database.query(connection, "select caller_id from ops.run_events").stream().map(row -> row.get("caller_id"))
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
