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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What signed-in users see of providers' health, of alerts and of last answers through Supabase's API. */
class HealthVisibilityTest {

    private UUID alice;
    private UUID bob;

    @BeforeEach
    void anOutageAndTwoAnswers() throws SQLException {
        Database.reset();
        alice = Database.addUser("ops_viewer");
        bob = Database.addUser("ops_viewer");
        Checks.bringDown("socket");
        for (UUID caller : List.of(alice, bob)) {
            Database.execute("""
                    insert into ops.cached_results (caller_id, provider, tool, cache_key, result, event_id, cached_at)
                    values (?, 'socket', 'scan.get', repeat('0', 64), '{}', gen_random_uuid(), now())""", caller);
        }
    }

    @ParameterizedTest
    @CsvSource({ "ops_viewer, 3, 1, 0, 1", "ops_operator, 3, 1, 0, 1", "ops_admin, 3, 1, 1, 2", "none, 0, 0, 0, 1" })
    void a_role_shows_checks_and_alerts_and_to_admins_deliveries_and_to_each_the_own_answers(String role, int checks,
            int alerts, int deliveries, int answers) throws SQLException {
        assertThat(seen(role, "provider_health")).hasSize(checks);
        assertThat(seen(role, "alerts")).hasSize(alerts);
        assertThat(seen(role, "alert_deliveries")).hasSize(deliveries);
        assertThat(seen(role, "cached_results")).hasSize(answers);
    }

    @Test
    void the_own_answers_are_the_own_ones() throws SQLException {
        assertThat(seen("ops_viewer", "cached_results")).extracting(row -> row.get("caller_id")).containsExactly(alice);
    }

    @ParameterizedTest
    @ValueSource(strings = { "provider_health", "alerts", "alert_deliveries", "cached_results" })
    void nobody_signed_in_changes_any_of_it(String table) throws SQLException {
        try (Connection admin = Database.signedIn(alice, "ops_admin")) {
            for (String change : List.of("delete from ops.%s", "insert into ops.%s default values",
                    "truncate ops.%s")) {
                assertThatThrownBy(() -> Database.execute(admin, change.formatted(table)))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "select * from ops.provider_state", "select * from ops.alert_webhooks",
            "select * from ops.retention", "select ops.drop_expired()", "select ops.drop_cached_results()",
            "select ops.record_health('socket', 'ok', 1, '', null, null, 60, 3, 2, null)",
            "select * from ops.claim_deliveries(1, 1, '[]')" })
    void the_rest_is_nobodys_business(String sql) throws SQLException {
        for (String role : List.of("authenticated", "anon", "service_role")) {
            try (Connection connection = Database.signedIn(alice, "ops_admin")) {
                Database.execute(connection, "set session authorization default");
                Database.execute(connection, "set role " + role);
                assertThatThrownBy(() -> Database.execute(connection, sql)).hasMessageContaining("permission denied");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "provider_health", "alerts", "alert_deliveries", "cached_results" })
    void the_keys_of_a_supabase_project_show_nothing(String table) throws SQLException {
        for (String role : List.of("anon", "service_role")) {
            try (Connection connection = Database.superuser()) {
                Database.execute(connection, "set role " + role);
                assertThatThrownBy(() -> Database.query(connection, "select * from ops." + table))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private List<Map<String, Object>> seen(String role, String table) throws SQLException {
        try (Connection connection = Database.signedIn(alice, role)) {
            return Database.query(connection, "select * from ops." + table);
        }
    }
}
