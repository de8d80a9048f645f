package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeginCallRetryTest {

    private Call call;

    @BeforeEach
    void reset() {
        Database.reset();
        Database.putSecret("socket_api_key", "key");
        call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(1).secrets("socket_api_key");
    }

    @Test
    void a_started_call_is_answered_again_without_a_second_row_or_cost() throws SQLException {
        Map<String, Object> first = call.begin(Database.SOCKET);

        assertThat(call.retried().begin(Database.SOCKET)).containsEntry("outcome", "started")
                .containsEntry("created_at", first.get("created_at")).containsEntry("caller_id", first.get("caller_id"))
                .containsEntry("role", "ops_viewer").containsEntry("secrets", "{\"socket_api_key\": \"key\"}")
                .containsEntry("quota_limit", 1).containsEntry("quota_remaining", 0)
                .containsEntry("quota_window_s", Call.WINDOW);
        assertThat(Database.events()).hasSize(1);
        assertThat(Database.query("select call_count from ops.provider_rate_limits")).containsExactly(Map.of("call_count", 1));
    }

    @Test
    void a_retry_of_a_call_that_never_arrived_is_a_first_call() throws SQLException {
        assertThat(call.retried().begin(Database.SOCKET)).containsEntry("outcome", "started");
        assertThat(Database.events()).hasSize(1);
    }

    @Test
    void a_denied_call_stays_denied() throws SQLException {
        call.begin(Database.SOCKET);
        Call second = call.again();
        second.begin(Database.SOCKET);

        assertThat(second.retried().begin(Database.SOCKET)).containsEntry("outcome", "denied_quota")
                .containsEntry("quota_remaining", 0).containsEntry("secrets", null);
        assertThat(Database.events()).hasSize(2);
    }

    @Test
    void an_error_stays_that_error() throws SQLException {
        Call refused = call.with("refusal", "invalid_input");
        refused.begin(Database.SOCKET);

        assertThat(refused.retried().begin(Database.SOCKET)).containsEntry("outcome", "error")
                .containsEntry("error", "invalid_input");
    }

    @Test
    void a_finished_call_is_not_begun_again() throws SQLException {
        Map<String, Object> first = call.begin(Database.SOCKET);
        try (Connection socket = Database.login(Database.SOCKET)) {
            Database.query(socket, "select ops.finish_call(?, ?, true, null, null, 1, null, true, null, null, null)",
                    call.eventId(),
                    first.get("created_at"));
        }

        assertThat(call.retried().begin(Database.SOCKET)).containsEntry("outcome", "error")
                .containsEntry("error", "already_finished").containsEntry("secrets", null);
    }

    @Test
    void the_event_of_another_provider_or_caller_is_not_answered() throws SQLException {
        call.begin(Database.SOCKET);
        Call foreign = call.retried().with("caller_id", Database.addUser("ops_viewer"));

        assertThat(call.retried().begin(Database.SENTRY)).containsEntry("error", "login_not_allowed").containsEntry("secrets",
                null);
        assertThat(foreign.begin(Database.SOCKET)).containsEntry("quota_remaining", 0);
        assertThat(Database.events()).hasSize(3);
    }

    @Test
    void a_retry_waits_for_a_first_attempt_that_is_still_running() throws Exception {
        try (Connection first = Database.login(Database.SOCKET); Connection second = Database.login(Database.SOCKET)) {
            first.setAutoCommit(false);
            Map<String, Object> begun = call.begin(first);

            Map<String, Object> retried = Concurrent.answerAfterCommit(first, second, () -> call.retried().begin(second));

            assertThat(retried).containsEntry("outcome", "started").containsEntry("created_at", begun.get("created_at"));
        }
        assertThat(Database.events()).hasSize(1);
    }
}
