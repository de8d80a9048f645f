package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call whose client has given up is not admitted. */
class BeginCallDeadlineTest {

    private Call call;

    @BeforeEach
    void reset() {
        Database.reset();
        Database.putSecret("socket_api_key", "key");
        call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(9).secrets("socket_api_key");
    }

    @Test
    void a_call_in_time_is_admitted() throws SQLException {
        assertThat(expiring(60).begin(Database.SOCKET)).containsEntry("outcome", "started").containsEntry("quota_remaining", 8);
    }

    @Test
    void a_late_call_leaves_a_row_and_costs_nothing() throws SQLException {
        assertTooLate(expiring(-1).begin(Database.SOCKET));
        assertThat(Database.event(call.eventId())).containsEntry("status", "error").containsEntry("error", "too_late")
                .containsEntry("result", null).extractingByKey("finished_at").isNotNull();
    }

    @Test
    void a_late_call_does_not_try_a_provider_that_is_down() throws SQLException {
        Checks.bringDown("socket");
        Checks.pass(11);

        assertTooLate(expiring(-1).begin(Database.SOCKET));
        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "started");
    }

    @Test
    void a_call_that_is_late_once_it_gets_its_quota_gives_it_back() throws Exception {
        call.begin(Database.SOCKET);
        OffsetDateTime expiry = OffsetDateTime.now().plusNanos(300_000_000);
        Call waiting = call.again().with("expires_at", expiry);
        try (Connection holder = Database.superuser(); Connection socket = Database.login(Database.SOCKET)) {
            holder.setAutoCommit(false);
            Database.query(holder, "select 1 from ops.provider_rate_limits for update");

            assertTooLate(Concurrent.answerAfterCommit(holder, socket, () -> waiting.begin(socket),
                    "select where clock_timestamp() > '%s'".formatted(expiry)));
        }
        assertThat(Database.event(waiting.eventId())).containsEntry("status", "error").containsEntry("error", "too_late");
        assertThat(Database.query("select call_count from ops.provider_rate_limits")).containsExactly(Map.of("call_count", 1));
    }

    @Test
    void a_call_that_is_late_with_the_first_use_of_its_quota_leaves_no_use() throws Exception {
        call.begin(Database.SOCKET);
        OffsetDateTime expiry = OffsetDateTime.now().plusNanos(300_000_000);
        Call waiting = call.again().with("expires_at", expiry);
        try (Connection holder = Database.superuser(); Connection socket = Database.login(Database.SOCKET)) {
            holder.setAutoCommit(false);
            Database.execute(holder, "delete from ops.provider_rate_limits");

            assertTooLate(Concurrent.answerAfterCommit(holder, socket, () -> waiting.begin(socket),
                    "select where clock_timestamp() > '%s'".formatted(expiry)));
        }
        assertThat(Database.query("select * from ops.provider_rate_limits")).isEmpty();
    }

    @Test
    void a_late_retry_gets_no_secrets_and_writes_no_second_row() throws SQLException {
        call.begin(Database.SOCKET);

        assertThat(expiring(-1).retried().begin(Database.SOCKET)).containsEntry("outcome", "error")
                .containsEntry("error", "too_late").containsEntry("secrets", null);
        assertThat(Database.events()).hasSize(1).allSatisfy(row -> assertThat(row).containsEntry("status", "error")
                .containsEntry("error", "too_late"));
        assertThat(Database.query("select * from ops.provider_rate_limits")).isEmpty();
    }

    @Test
    void a_late_retry_of_a_completed_call_leaves_its_row_and_its_use_of_the_quota() throws SQLException {
        Map<String, Object> begun = call.begin(Database.SOCKET);
        try (Connection socket = Database.login(Database.SOCKET)) {
            Database.query(socket, "select ops.finish_call(?, ?, true, '{}', null, 1, 'h', false, null, null, null)",
                    call.eventId(), begun.get("created_at"));
        }

        assertThat(expiring(-1).retried().begin(Database.SOCKET)).containsEntry("error", "already_finished");
        assertThat(Database.event(call.eventId())).containsEntry("status", "ok");
        assertThat(Database.query("select call_count from ops.provider_rate_limits")).hasSize(1);
    }

    @Test
    void a_late_call_of_a_caller_without_the_role_is_denied() throws SQLException {
        assertThat(expiring(-1).with("min_role", "ops_admin").begin(Database.SOCKET)).containsEntry("outcome", "denied_role");
    }

    private Call expiring(int seconds) {
        return call.with("expires_at", OffsetDateTime.now().plusSeconds(seconds));
    }

    private static void assertTooLate(Map<String, Object> answer) {
        assertThat(answer).containsEntry("outcome", "error").containsEntry("error", "too_late").containsEntry("secrets", null)
                .containsEntry("quota_limit", null).containsEntry("quota_reset_s", null);
        assertThat(Database.query("select 1 from ops.provider_rate_limits where call_count > 1")).isEmpty();
    }
}
