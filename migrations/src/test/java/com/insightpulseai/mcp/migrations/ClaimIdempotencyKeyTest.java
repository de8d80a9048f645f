package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Requests that have the idempotency key of an earlier one. */
class ClaimIdempotencyKeyTest {

    private static final String RESULT = "{\"id\":1}";

    private UUID user;
    private Call first;

    @BeforeEach
    void reset() {
        Database.reset();
        Database.putSecret("socket_api_key", "key");
        user = Database.addUser("ops_operator");
        first = Call.by(user, "ops_operator").with("tool", "finding.triage").quota(2).secrets("socket_api_key")
                .keyed("key", "request", "writes");
    }

    private Map<String, Object> begin(Call call) throws SQLException {
        return call.begin(Database.SOCKET);
    }

    private Map<String, Object> beginAgain() throws SQLException {
        return begin(first.again());
    }

    private void finish(Call call, String error, String host, String result) throws SQLException {
        Object createdAt = Database.event(call.eventId()).get("created_at");
        try (Connection socket = Database.login(Database.SOCKET)) {
            assertThat(Database.query(socket, """
                    select completed from ops.finish_call(?, ?, ?, '{}', ?, 12, ?, false, null, ?, null, ?)
                    """, call.eventId(), createdAt, error == null, error, host, result, call.keyDigest()))
                    .containsExactly(Map.of("completed", true));
        }
    }

    private void beginAndFail(String error, String host) throws SQLException {
        assertThat(begin(first)).containsEntry("outcome", "started");
        finish(first, error, host, null);
    }

    @Test
    void a_first_request_is_like_one_without_a_key() throws SQLException {
        assertThat(begin(first)).containsEntry("outcome", "started").containsEntry("quota_remaining", 1)
                .containsEntry("secrets", "{\"socket_api_key\": \"key\"}").containsEntry("first_event_id", null)
                .containsEntry("replayed_result", null);
        assertThat(Database.event(first.eventId())).containsEntry("replay_of", null).containsEntry("result", null);
    }

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
    void a_request_during_the_first_one_is_told_to_wait() throws SQLException {
        begin(first);
        Call second = first.again();

        assertThat(begin(second)).containsEntry("outcome", "error").containsEntry("error", "idempotency_in_progress")
                .containsEntry("retry_after_s", 1).containsEntry("first_event_id", first.eventId());
        assertThat(Database.event(second.eventId())).containsEntry("replay_of", null)
                .containsEntry("result", "{\"first_event_id\": \"%s\"}".formatted(first.eventId()));
    }

    @Test
    void another_request_is_refused_while_the_first_one_runs_and_after_it() throws SQLException {
        Call other = first.keyed("key", "other", "writes");
        begin(first);
        assertThat(begin(other.again())).containsEntry("error", "idempotency_key_reused");
        finish(first, null, "api.socket.dev", RESULT);

        assertThat(begin(other.again())).containsEntry("outcome", "error").containsEntry("error", "idempotency_key_reused")
                .containsEntry("replayed_result", null).containsEntry("first_event_id", first.eventId());
    }

    @Test
    void of_sixteen_at_once_one_is_admitted_and_the_others_spend_nothing() throws Exception {
        List<Map<String, Object>> begun = Concurrent.atOnce(16, this::beginAgain);

        assertThat(begun).extracting(row -> row.get("outcome")).containsOnlyOnce("started");
        assertThat(begun).filteredOn(row -> row.get("outcome").equals("error")).hasSize(15)
                .allSatisfy(row -> assertThat(row).containsEntry("error", "idempotency_in_progress"));
        assertThat(Database.query("select call_count from ops.provider_rate_limits")).containsExactly(Map.of("call_count", 1));
        assertThat(Database.events()).hasSize(16);
    }

    @Test
    void of_sixteen_at_once_one_is_admitted_after_a_request_that_had_no_effect() throws Exception {
        beginAndFail("upstream_rate_limited", "api.socket.dev");

        assertThat(Concurrent.atOnce(16, this::beginAgain)).extracting(row -> row.get("outcome")).containsOnlyOnce("started");
    }

    @Test
    void a_request_that_waited_for_one_that_was_refused_is_the_first() throws Exception {
        try (Connection one = Database.login(Database.SOCKET); Connection other = Database.login(Database.SOCKET)) {
            one.setAutoCommit(false);
            assertThat(first.secrets("socket_missing").begin(one)).containsEntry("error", "secret_missing");

            assertThat(Concurrent.answerAfterCommit(one, other, () -> first.again().begin(other)))
                    .containsEntry("outcome", "started");
        }
    }

    /** What had no effect releases the key, even for another request. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "invalid_input, api.socket.dev", "unknown_resource, api.socket.dev",
            "upstream_rate_limited, api.socket.dev", "upstream_rejected_credentials, api.socket.dev", "circuit_open, -",
            "unavailable, -", "host_not_allowed, -", "upstream_timeout, -", "upstream_error, -", "cancelled, -",
            "internal_error, -" })
    void a_failure_without_effect_releases_the_key(String error, String host) throws SQLException {
        beginAndFail(error, host);

        assertThat(begin(first.again().keyed("key", "other", "writes"))).containsEntry("outcome", "started")
                .containsEntry("quota_remaining", 0);
    }

    @ParameterizedTest
    @CsvSource({ "upstream_timeout, upstream_timeout", "upstream_error, upstream_error", "internal_error, internal_error",
            "cancelled, upstream_timeout" })
    void a_write_that_may_have_had_its_effect_is_not_repeated(String error, String answer) throws SQLException {
        beginAndFail(error, "api.socket.dev");
        Call second = first.again();

        assertThat(begin(second)).containsEntry("outcome", "error").containsEntry("error", answer)
                .containsEntry("first_event_id", first.eventId()).containsEntry("secrets", null);
        assertThat(Database.event(second.eventId())).containsEntry("status", "error").containsEntry("replay_of",
                first.eventId());
        assertThat(begin(first.again().keyed("key", "other", "writes"))).containsEntry("error", "idempotency_key_reused");
    }

    @ParameterizedTest
    @ValueSource(strings = { "upstream_timeout", "upstream_error", "internal_error", "cancelled" })
    void a_scan_is_repeated(String error) throws SQLException {
        first = first.keyed("key", "request", "scans");
        beginAndFail(error, "api.socket.dev");

        assertThat(beginAgain()).containsEntry("outcome", "started");
    }

    @Test
    void a_write_whose_process_died_is_not_repeated_and_a_scan_is() throws SQLException {
        Call scan = first.again().with("tool", "scan.repo").keyed("key", "request", "scans");
        begin(first);
        begin(scan);
        Database.query("select ops.sweep_abandoned('0')");

        assertThat(beginAgain()).containsEntry("outcome", "error").containsEntry("error", "upstream_timeout")
                .containsEntry("first_event_id", first.eventId());
        assertThat(begin(scan.again().quota(3).keyed("key", "request", "scans"))).containsEntry("outcome", "started");
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
    void a_write_whose_result_was_too_large_is_not_repeated_and_a_scan_is() throws SQLException {
        Call scan = first.again().with("tool", "scan.repo").keyed("key", "request", "scans");
        begin(first);
        begin(scan);
        finish(first, null, "api.socket.dev", null);
        finish(scan, null, "api.socket.dev", null);

        assertThat(beginAgain()).containsEntry("error", "idempotency_result_not_kept").containsEntry("replayed_result", null);
        assertThat(begin(scan.again().quota(3).keyed("key", "request", "scans"))).containsEntry("outcome", "started");
    }

    @ParameterizedTest
    @CsvSource({ "23 hours 59 minutes, ok", "24 hours 1 second, started" })
    void a_key_is_known_for_a_day(String age, String outcome) throws SQLException {
        begin(first);
        finish(first, null, "api.socket.dev", RESULT);
        Database.execute("update ops.idempotency_keys set created_at = created_at - cast(? as interval)", age);

        assertThat(beginAgain()).containsEntry("outcome", outcome);
    }

    @Test
    void another_caller_tool_or_provider_has_keys_of_its_own() throws SQLException {
        begin(first);
        finish(first, null, "api.socket.dev", RESULT);
        Database.putSecret("sentry_token", "key");

        assertThat(begin(first.again().with("caller_id", Database.addUser("ops_operator")))).containsEntry("outcome",
                "started");
        assertThat(begin(first.again().with("tool", "scan.repo"))).containsEntry("outcome", "started");
        assertThat(first.again().with("provider", "sentry").secrets("sentry_token").begin(Database.SENTRY))
                .containsEntry("outcome", "started");
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
    void the_login_of_another_provider_learns_and_claims_nothing() throws SQLException {
        begin(first);
        finish(first, null, "api.socket.dev", RESULT);

        assertThat(first.again().begin(Database.SENTRY)).containsEntry("error", "login_not_allowed")
                .containsEntry("replayed_result", null).containsEntry("first_event_id", null);
        first.again().keyed("new", "request", "writes").begin(Database.SENTRY);
        assertThat(Database.query("select event_id from ops.idempotency_keys"))
                .containsExactly(Map.of("event_id", first.eventId()));
    }

    @Test
    void a_call_that_is_not_admitted_leaves_no_key() throws SQLException {
        begin(first.quota(0).keyed("quota", "request", "writes"));
        begin(first.again().secrets("socket_missing").keyed("secret", "request", "writes"));
        begin(first.again().with("refusal", "invalid_input").keyed("refusal", "request", "writes"));
        begin(first.again().with("min_role", "ops_admin").keyed("role", "request", "writes"));
        Checks.bringDown("socket");
        assertThat(begin(first.again().keyed("down", "request", "writes"))).containsEntry("error", "circuit_open");

        assertThat(Database.query("select * from ops.idempotency_keys")).isEmpty();
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

    @Test
    void a_call_that_the_database_failed_to_begin_releases_the_key() throws SQLException {
        begin(first);
        first.recordFailure(Database.SOCKET, "database_error", "53100");

        assertThat(beginAgain()).containsEntry("outcome", "started");
    }
}
