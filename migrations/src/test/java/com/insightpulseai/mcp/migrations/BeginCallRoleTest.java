package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeginCallRoleTest {

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
            "ops_viewer,   ops_viewer,   ops_viewer",
            "ops_operator, ops_operator, ops_operator",
            "ops_admin,    ops_admin,    ops_admin",
            "ops_admin,    ops_viewer,   ops_viewer",
            "ops_viewer,   ops_admin,    ops_viewer" })
    void the_lower_of_token_and_live_role_counts(String token, String live, String effective) throws SQLException {
        Call call = Call.by(Database.addUser(live), token);

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started").containsEntry("role", effective);
        assertThat(Database.event(call.eventId())).containsEntry("caller_role", effective);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {
            "null,      ops_admin",
            "ops_admin, null",
            "null,      null",
            "owner,     ops_admin",
            "ops_admin, owner",
            "OPS_ADMIN, ops_admin" })
    void an_unknown_or_missing_role_on_either_side_is_none(String token, String live) throws SQLException {
        Call call = Call.by(Database.addUser(live), token);

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "denied_role").containsEntry("role", "none");
        assertThat(Database.event(call.eventId())).containsEntry("caller_role", "none").containsEntry("status", "denied_role");
    }

    @Test
    void a_role_below_the_minimum_is_denied_and_recorded() throws SQLException {
        UUID user = Database.addUser("ops_viewer");
        Call call = Call.by(user, "ops_viewer").with("min_role", "ops_operator");

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "denied_role").containsEntry("secrets", null);
        assertThat(Database.event(call.eventId())).containsEntry("status", "denied_role").containsEntry("caller_id", user)
                .containsEntry("caller_role", "ops_viewer").extractingByKey("finished_at").isNotNull();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = { "null", "root" })
    void an_unknown_minimum_role_refuses_everyone(String minimum) throws SQLException {
        Call call = Call.by(Database.addUser("ops_admin"), "ops_admin").with("min_role", minimum);

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "denied_role");
    }

    @Test
    void a_revoked_role_counts_from_the_next_call_on() throws SQLException {
        UUID user = Database.addUser("ops_operator");
        Call call = Call.by(user, "ops_operator").with("min_role", "ops_operator");
        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "started");

        Database.execute("update auth.users set raw_app_meta_data = '{\"ops_role\":\"ops_viewer\"}' where id = ?", user);

        assertThat(call.again().begin(Database.SOCKET)).containsEntry("outcome", "denied_role");
    }

    @ParameterizedTest
    @ValueSource(strings = { "banned_until = now() + interval '1 hour'", "deleted_at = now()", "is_anonymous = true",
            "raw_app_meta_data = null", "raw_app_meta_data = '[]'", "raw_app_meta_data = '{}', raw_user_meta_data = "
                    + "'{\"ops_role\":\"ops_admin\"}'" })
    void a_banned_deleted_anonymous_or_role_less_user_is_nobody(String change) throws SQLException {
        UUID user = Database.addUser("ops_admin");
        Database.execute("update auth.users set " + change + " where id = ?", user);

        assertThat(Call.by(user, "ops_admin").begin(Database.SOCKET)).containsEntry("outcome", "denied_role")
                .containsEntry("role", "none");
    }

    @Test
    void a_ban_that_has_ended_is_none() throws SQLException {
        UUID user = Database.addUser("ops_viewer");
        Database.execute("update auth.users set banned_until = now() - interval '1 second' where id = ?", user);

        assertThat(Call.by(user, "ops_viewer").begin(Database.SOCKET)).containsEntry("outcome", "started");
    }

    @Test
    void a_user_who_does_not_exist_is_denied_and_recorded() throws SQLException {
        UUID stranger = UUID.randomUUID();
        Call call = Call.by(stranger, "ops_admin");

        assertThat(call.begin(Database.SOCKET)).containsEntry("outcome", "denied_role");
        assertThat(Database.event(call.eventId())).containsEntry("caller_id", stranger);
    }

    @Test
    void the_login_of_another_provider_is_denied_and_recorded() throws SQLException {
        Database.putSecret("socket_api_key", "key");
        Call call = Call.by(Database.addUser("ops_admin"), "ops_admin").secrets("socket_api_key");

        assertThat(call.begin(Database.SENTRY)).containsEntry("outcome", "denied_role")
                .containsEntry("error", "login_not_allowed")
                .containsEntry("secrets", null);
        assertThat(Database.event(call.eventId())).containsEntry("error", "login_not_allowed")
                .containsEntry("result", "{\"login\": \"mcp_sentry\"}");
    }

    @Test
    void the_hub_may_begin_calls_of_every_provider() throws SQLException {
        Call call = Call.by(Database.addUser("ops_viewer"), "ops_viewer");

        assertThat(call.begin(Database.HUB)).containsEntry("outcome", "started");
        assertThat(call.again().with("provider", "sentry").begin(Database.HUB)).containsEntry("outcome", "started");
    }

    @Test
    void a_refused_input_is_recorded_with_its_detail_and_costs_nothing() throws SQLException {
        Call call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(1).with("refusal", "invalid_input")
                .with("refusal_detail", "{\"field\": \"repo\"}");

        Map<String, Object> answer = call.begin(Database.SOCKET);

        assertThat(answer).containsEntry("outcome", "error").containsEntry("error", "invalid_input").containsEntry("secrets",
                null);
        assertThat(Database.event(call.eventId())).containsEntry("status", "error").containsEntry("error", "invalid_input")
                .containsEntry("result", "{\"field\": \"repo\"}");
        assertThat(Database.query("select * from ops.provider_rate_limits")).isEmpty();
    }

    @Test
    void a_started_event_holds_who_what_and_when() throws SQLException {
        UUID user = Database.addUser("ops_operator");
        Call call = Call.by(user, "ops_operator");

        Map<String, Object> answer = call.begin(Database.SOCKET);

        assertThat(Database.event(call.eventId())).containsEntry("created_at", answer.get("created_at"))
                .containsEntry("provider", "socket").containsEntry("tool", "scan.repo").containsEntry("caller_id", user)
                .containsEntry("caller_kind", "user").containsEntry("issuer", "https://issuer")
                .containsEntry("status", "started")
                .containsEntry("request_id", "request").containsEntry("payload", "{\"repo\": \"a/b\"}")
                .containsEntry("schema_version", "1.0").containsEntry("client", "agent/1")
                .containsEntry("finished_at", null).containsEntry("error", null);
    }
}
