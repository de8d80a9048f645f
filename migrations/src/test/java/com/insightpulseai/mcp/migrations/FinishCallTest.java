package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinishCallTest {

    private Call call;
    private Object createdAt;

    @BeforeEach
    void begin() throws SQLException {
        Database.reset();
        call = Call.by(Database.addUser("ops_viewer"), "ops_viewer");
        createdAt = call.begin(Database.SOCKET).get("created_at");
    }

    @Test
    void a_successful_call_is_ok_with_its_result_duration_and_host() throws SQLException {
        assertThat(finish(Database.SOCKET, true, null)).isTrue();

        assertThat(Database.event(call.eventId())).containsEntry("status", "ok").containsEntry("result", "{\"findings\": 3}")
                .containsEntry("duration_ms", 12).containsEntry("hostname", "api.socket.dev").containsEntry("error", null)
                .extractingByKey("finished_at").isNotNull();
    }

    @Test
    void a_failed_call_is_an_error_with_its_code() throws SQLException {
        assertThat(finish(Database.SOCKET, false, "upstream_error")).isTrue();

        assertThat(Database.event(call.eventId())).containsEntry("status", "error").containsEntry("error", "upstream_error");
    }

    @Test
    void finishing_twice_changes_nothing() throws SQLException {
        finish(Database.SOCKET, true, null);

        assertThat(finish(Database.SOCKET, false, "upstream_error")).isFalse();
        assertThat(Database.event(call.eventId())).containsEntry("status", "ok");
    }

    @Test
    void the_hub_may_finish_every_call() throws SQLException {
        assertThat(finish(Database.HUB, true, null)).isTrue();
    }

    @Test
    void another_providers_login_cannot_finish_the_call() throws SQLException {
        assertThat(finish(Database.SENTRY, true, null)).isFalse();
        assertThat(Database.event(call.eventId())).containsEntry("status", "started");
    }

    @Test
    void a_denied_call_cannot_be_finished() throws SQLException {
        call = call.again().with("min_role", "ops_admin");
        createdAt = call.begin(Database.SOCKET).get("created_at");

        assertThat(finish(Database.SOCKET, true, null)).isFalse();
        assertThat(Database.event(call.eventId())).containsEntry("status", "denied_role");
    }

    @Test
    void an_abandoned_call_stays_abandoned() throws SQLException {
        Database.query("select ops.sweep_abandoned(interval '0')");

        assertThat(finish(Database.SOCKET, true, null)).isFalse();
        assertThat(Database.event(call.eventId())).containsEntry("status", "abandoned");
    }

    private boolean finish(String login, boolean ok, String error) throws SQLException {
        try (Connection connection = Database.login(login)) {
            return (boolean) Database.query(connection,
                    "select completed as done from ops.finish_call(?, ?, ?, '{\"findings\": 3}', ?, 12, 'api.socket.dev', true, null, null, null)",
                    call.eventId(), createdAt, ok, error).get(0).get("done");
        }
    }
}
