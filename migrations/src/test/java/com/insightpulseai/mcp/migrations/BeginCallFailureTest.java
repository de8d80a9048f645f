package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure of the database raises and leaves nothing behind; a second statement records it. */
class BeginCallFailureTest {

    private Call call;

    @BeforeEach
    void reset() {
        Database.reset();
        Database.putSecret("socket_api_key", "key");
        call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(9).secrets("socket_api_key");
    }

    @Test
    void a_vault_that_cannot_be_read_raises_and_spends_nothing() {
        Database.execute("update vault.secrets set secret = 'bm90IGNpcGhlcnRleHQ='");

        SQLException failure = failure(call);
        assertThat(failure.getSQLState()).isEqualTo("39000");
        assertThat(failure.getMessage()).doesNotContain("bm90");
        assertNothingAdmitted();
    }

    @Test
    void what_cannot_be_recorded_is_not_admitted() {
        assertThat(failure(call.with("caller_kind", "neither")).getSQLState()).isEqualTo("23514");
        assertThat(failure(call.with("tool", null)).getSQLState()).isEqualTo("23502");
        assertThat(failure(call.with("event_id", null)).getSQLState()).isEqualTo("23502");
        assertNothingAdmitted();
    }

    /** By the context of the error a client tells the quota's lock from others. */
    @Test
    void an_endless_wait_for_a_busy_quota_costs_nothing_and_says_so() throws SQLException {
        call.begin(Database.SOCKET);
        try (Connection holder = Database.superuser()) {
            holder.setAutoCommit(false);
            Database.query(holder, "select 1 from ops.provider_rate_limits for update");

            SQLException failure = failure(call.again());
            assertThat(failure.getSQLState()).isEqualTo("55P03");
            assertThat(failure.getMessage()).contains("insert into ops.provider_rate_limits");
        }
        assertThat(Database.events()).hasSize(1);
        assertThat(Database.query("select call_count from ops.provider_rate_limits")).containsExactly(Map.of("call_count", 1));
    }

    @Test
    void a_failure_is_recorded_with_its_sqlstate() throws SQLException {
        Object recorded = call.recordFailure(Database.SOCKET, "database_error", "39000");

        assertThat(Database.event(call.eventId())).containsEntry("created_at", recorded).containsEntry("status", "error")
                .containsEntry("error", "database_error").containsEntry("result", "{\"sqlstate\": \"39000\"}")
                .containsEntry("caller_role", "ops_viewer").containsEntry("tool", "scan.repo")
                .containsEntry("request_id", "request").containsEntry("client", "agent/1")
                .containsEntry("schema_version", "1.0")
                .containsEntry("payload", "{\"repo\": \"a/b\"}").extractingByKey("finished_at").isEqualTo(recorded);
        assertThat(Database.query("select * from ops.provider_rate_limits")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "quota_busy", "key_busy" })
    void a_failure_says_nothing_but_these_reasons(String busy) throws SQLException {
        call.recordFailure(Database.SOCKET, busy, "55P03");
        Call other = call.again();
        other.recordFailure(Database.SOCKET, "ok", "a long text");

        assertThat(Database.event(call.eventId())).containsEntry("error", busy);
        assertThat(Database.event(other.eventId())).containsEntry("error", "database_error")
                .containsEntry("result", "{\"sqlstate\": \"a lon\"}");
    }

    @Test
    void a_failure_of_an_event_that_an_earlier_attempt_began_completes_it() throws SQLException {
        Object begun = call.begin(Database.SOCKET).get("created_at");

        assertThat(call.recordFailure(Database.SOCKET, "database_error", "XX000")).isEqualTo(begun);
        assertThat(call.recordFailure(Database.SOCKET, "quota_busy", "55P03")).isEqualTo(begun);
        assertThat(Database.events()).singleElement().satisfies(event -> assertThat(event).containsEntry("status", "error")
                .containsEntry("error", "database_error"));
    }

    @Test
    void the_row_is_written_even_if_the_caller_cannot_be_identified() throws SQLException {
        Database.execute("alter table auth.users rename to users_elsewhere");
        try {
            assertThat(failure(call).getSQLState()).isEqualTo("42P01");
            assertThat(call.recordFailure(Database.SOCKET, "database_error", "42P01")).isNotNull();
        } finally {
            Database.execute("alter table auth.users_elsewhere rename to users");
        }
        assertThat(Database.event(call.eventId())).containsEntry("caller_role", "none").extractingByKey("caller_id")
                .isNotNull();
    }

    @Test
    void another_login_and_a_workflow_without_a_registration_leave_no_row() throws SQLException {
        assertThat(call.recordFailure(Database.SENTRY, "database_error", "XX000")).isNull();
        assertThat(Call.byWorkflow(1, "refs/heads/main", null).recordFailure(Database.SOCKET, "database_error", "XX000"))
                .isNull();
        assertThat(Database.events()).isEmpty();
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

    private static SQLException failure(Call call) {
        return catchThrowableOfType(SQLException.class, () -> call.begin(Database.SOCKET));
    }

    private void assertNothingAdmitted() {
        assertThat(Database.events()).isEmpty();
        assertThat(Database.query("select * from ops.provider_rate_limits")).isEmpty();
    }
}
