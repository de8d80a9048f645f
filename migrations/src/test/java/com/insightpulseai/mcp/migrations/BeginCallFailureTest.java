package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The failures of the database itself carry their SQLSTATE; nothing else does. */
class BeginCallFailureTest {

    private Call call;

    @BeforeEach
    void reset() {
        Database.reset();
        Database.putSecret("socket_api_key", "key");
        call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(9).secrets("socket_api_key");
    }

    @Test
    void a_vault_that_cannot_be_read_is_a_database_error() throws SQLException {
        Database.execute("update vault.secrets set secret = 'bm90IGNpcGhlcnRleHQ='");

        assertThat(call.begin(Database.SOCKET)).containsEntry("error", "database_error").containsEntry("sqlstate", "39000");
        assertThat((String) Database.event(call.eventId()).get("result")).contains("\"sqlstate\": \"39000\"");
    }

    @Test
    void a_row_that_cannot_be_written_is_audit_failed() throws SQLException {
        assertThat(call.with("caller_kind", "neither").begin(Database.SOCKET)).containsEntry("error", "audit_failed")
                .containsEntry("sqlstate", "23514").containsEntry("created_at", null);
    }

    @Test
    void a_quota_that_stays_locked_is_quota_busy() throws SQLException {
        call.begin(Database.SOCKET);
        try (Connection holder = Database.superuser()) {
            holder.setAutoCommit(false);
            Database.query(holder, "select 1 from ops.provider_rate_limits for update");

            assertThat(call.again().begin(Database.SOCKET)).containsEntry("error", "quota_busy")
                    .containsEntry("sqlstate", "55P03");
        }
    }

    @Test
    void an_outcome_of_the_rules_has_none() throws SQLException {
        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started").containsEntry("sqlstate", null);
        assertThat(call.again().secrets("socket_missing").begin(Database.SOCKET)).containsEntry("error", "secret_missing")
                .containsEntry("sqlstate", null);
    }

    @Test
    void a_call_is_durable_even_in_a_session_that_is_not() throws SQLException {
        try (Connection socket = Database.login(Database.SOCKET)) {
            Database.execute(socket, "set synchronous_commit = off");
            socket.setAutoCommit(false);
            call.begin(socket);

            assertThat(Database.query(socket, "show synchronous_commit").get(0)).containsEntry("synchronous_commit", "on");
            socket.rollback();
            assertThat(Database.query(socket, "show synchronous_commit").get(0)).containsEntry("synchronous_commit", "off");
        }
    }
}
