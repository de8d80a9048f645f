package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Requests that are answered with the outcome of an earlier one with the same idempotency key. */
class ReplayedCallTest extends KeyedCallTest {

    @Test
    void a_replay_gets_the_result_and_neither_quota_nor_secret_and_is_an_event_of_its_own() throws SQLException {
        begin(first);
        finish(first, null, "api.socket.dev", RESULT);
        Call second = first.again();

        for (int replay = 0; replay < 3; replay++) {
            assertThat(begin(second)).containsEntry("outcome", "ok").containsEntry("error", null)
                    .containsEntry("replayed_result", RESULT).containsEntry("first_event_id", first.eventId())
                    .containsEntry("secrets", null).containsEntry("quota_limit", null);
            assertThat(Database.event(second.eventId())).containsEntry("status", "ok")
                    .containsEntry("replay_of", first.eventId()).containsEntry("hostname", null);
            second = second.again();
        }
        assertThat(Database.query("select call_count from ops.provider_rate_limits")).containsExactly(Map.of("call_count", 1));
    }

    @Test
    void a_replay_needs_neither_quota_nor_a_provider_that_is_up() throws SQLException {
        begin(first);
        finish(first, null, "api.socket.dev", RESULT);
        Checks.bringDown("socket");

        assertThat(begin(first.again().quota(0).keyed("key", "request", "writes"))).containsEntry("outcome", "ok");
    }

    @Test
    void who_may_not_call_any_more_gets_no_replay() throws SQLException {
        begin(first);
        finish(first, null, "api.socket.dev", RESULT);
        first = first.with("min_role", "ops_operator");
        assertThat(beginAgain()).containsEntry("outcome", "ok");
        Database.execute("update auth.users set raw_app_meta_data = '{\"ops_role\": \"ops_viewer\"}' where id = ?", user);

        assertThat(beginAgain()).containsEntry("outcome", "denied_role").containsEntry("replayed_result", null);
        Database.execute("delete from auth.users where id = ?", user);
        assertThat(begin(first.again().with("min_role", "ops_viewer"))).containsEntry("outcome", "denied_role");
    }

    @Test
    void a_result_that_comes_after_its_event_was_abandoned_is_not_kept() throws SQLException {
        begin(first);
        Database.query("select ops.sweep_abandoned('0')");
        try (Connection socket = Database.login(Database.SOCKET)) {
            Database.query(socket, "select ops.finish_call(?, ?, true, '{}', null, 1, 'h', false, null, ?, null, ?)",
                    first.eventId(), Database.event(first.eventId()).get("created_at"), RESULT, first.keyDigest());
        }

        assertThat(beginAgain()).containsEntry("error", "upstream_timeout");
    }

    @Test
    void the_result_of_a_request_that_lost_its_key_is_not_kept() throws SQLException {
        begin(first);
        Database.execute("update ops.idempotency_keys set created_at = created_at - interval '25 hours'");
        beginAgain();
        finish(first, null, "api.socket.dev", RESULT);

        assertThat(beginAgain()).containsEntry("error", "idempotency_in_progress");
    }

    @Test
    void a_statement_that_is_sent_again_gets_the_decision_again() throws SQLException {
        begin(first);
        assertThat(begin(first.retried())).containsEntry("outcome", "started").containsEntry("quota_remaining", 1);
        Call second = first.again();
        begin(second);
        assertThat(begin(second.retried())).containsEntry("error", "idempotency_in_progress")
                .containsEntry("first_event_id", first.eventId());
        finish(first, null, "api.socket.dev", RESULT);
        Call replay = first.again();
        begin(replay);

        assertThat(begin(replay.retried())).containsEntry("outcome", "ok").containsEntry("replayed_result", RESULT)
                .containsEntry("first_event_id", first.eventId());
        assertThat(begin(first.again().retried())).containsEntry("outcome", "ok");
        assertThat(Database.events()).hasSize(4);
    }
}
