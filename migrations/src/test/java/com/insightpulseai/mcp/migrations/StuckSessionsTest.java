package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many connections a login may open, and which of its sessions are ended. */
class StuckSessionsTest {

    @ParameterizedTest
    @CsvSource({ "mcp_socket, 40", "mcp_sentry, 40", "mcp_netdata, 40", "mcp_health, 20", "mcp_monitor, 20" })
    void a_login_has_a_limit_of_connections(String login, int limit) {
        assertThat(limit(login)).isEqualTo(limit);
    }

    @Test
    void the_hub_gets_two_thirds_of_the_server_at_most() {
        assertThat(limit(Database.HUB)).isBetween(30, 100).isEqualTo(Math.min(100,
                2 * (setting("max_connections") - setting("superuser_reserved_connections")) / 3));
    }

    @Test
    void a_login_cannot_lift_its_limit() throws SQLException {
        try (Connection socket = Database.login(Database.SOCKET)) {
            assertThatThrownBy(() -> Database.execute(socket, "alter role mcp_socket connection limit -1"))
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { Database.HUB, Database.MONITOR })
    void young_transactions_and_sessions_without_one_are_left_alone(String login) throws SQLException {
        try (Connection idle = Database.login(Database.SOCKET);
                Connection busy = Database.login(Database.SENTRY);
                Connection maintainer = Database.login(login)) {
            busy.setAutoCommit(false);
            Database.query(idle, "select 1");
            Database.query(busy, "select 1");

            assertThat(Database.query(maintainer, "select ops.end_stuck_sessions() as ended"))
                    .containsExactly(Map.of("ended", 0));
            assertThat(Database.query(idle, "select 1 as alive")).hasSize(1);
            assertThat(Database.query(busy, "select 1 as alive")).hasSize(1);
        }
    }

    @Test
    void a_transaction_that_is_open_for_longer_than_a_minute_is_ended() throws SQLException {
        // The function as it is, of a time to come.
        Database.execute("do $$ begin execute replace(replace(pg_get_functiondef('ops.end_stuck_sessions'::regproc), "
                + "'ops.end_stuck_sessions', 'ops.end_stuck_sessions_later'), 'clock_timestamp()', "
                + "'(clock_timestamp() + interval ''2 minutes'')'); end $$");
        try (Connection stuck = Database.login(Database.SOCKET); Connection owner = Database.superuser()) {
            Database.execute(stuck, "set idle_in_transaction_session_timeout = 0");
            for (Connection open : List.of(stuck, owner)) {
                open.setAutoCommit(false);
                Database.query(open, "select 1");
            }

            assertThat(Database.query("select ops.end_stuck_sessions_later() as ended")).containsExactly(Map.of("ended", 1));

            assertThatThrownBy(() -> Database.query(stuck, "select 1")).isInstanceOf(SQLException.class);
            assertThat(Database.query(owner, "select 1 as alive")).hasSize(1);
        } finally {
            Database.execute("drop function ops.end_stuck_sessions_later()");
        }
    }

    @Test
    @Timeout(60)
    void a_session_that_uses_up_the_memory_for_locks_is_ended() throws SQLException {
        try (Connection greedy = Database.login(Database.SOCKET); Connection hub = Database.login(Database.HUB)) {
            Database.query(hub, "select ops.end_stuck_sessions()");
            Database.execute(greedy, "set statement_timeout = 0");
            assertThatThrownBy(() -> {
                for (int key = 0;; key++) {
                    Database.query(greedy, "select count(pg_advisory_lock(?, i)) from generate_series(1, 100) i", key);
                }
            }).hasMessageContaining("out of shared memory");

            assertThat(Database.query(hub, "select ops.end_stuck_sessions() as ended")).containsExactly(Map.of("ended", 1));

            assertThatThrownBy(() -> Database.query(greedy, "select 1")).isInstanceOf(SQLException.class);
        }
        assertThat(Database.query("select 1 as alive")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "pg_read_all_data", "postgres" })
    void a_role_with_the_rights_of_others_is_not_taken_for_a_login(String other) {
        Database.execute("create role mcp_member login");
        try {
            Database.execute("grant " + other + " to mcp_member");
            assertThatThrownBy(() -> Database.query("select ops.add_provider_login('member')"))
                    .hasMessageContaining("more rights");
        } finally {
            Database.execute("drop role mcp_member");
        }
    }

    private static int limit(String login) {
        return (int) Database.query("select rolconnlimit as most from pg_roles where rolname = ?", login).get(0).get("most");
    }

    private static int setting(String name) {
        return (int) Database.query("select current_setting(?)::int as value", name).get(0).get("value");
    }
}
