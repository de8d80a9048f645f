package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that claim an idempotency key, alone and concurrently. */
class ClaimIdempotencyKeyTest extends KeyedCallTest {

    @Test
    void a_first_request_is_like_one_without_a_key() throws SQLException {
        assertThat(begin(first)).containsEntry("outcome", "started").containsEntry("quota_remaining", 1)
                .containsEntry("secrets", "{\"socket_api_key\": \"key\"}").containsEntry("first_event_id", null)
                .containsEntry("replayed_result", null);
        assertThat(Database.event(first.eventId())).containsEntry("replay_of", null).containsEntry("result", null);
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
    void the_login_of_another_provider_learns_and_claims_nothing() throws SQLException {
        begin(first);
        finish(first, null, "api.socket.dev", RESULT);

        assertThat(first.again().begin(Database.SENTRY)).containsEntry("error", "login_not_allowed")
                .containsEntry("replayed_result", null).containsEntry("first_event_id", null);
        first.again().keyed("new", "request", "writes").begin(Database.SENTRY);
        assertThat(Database.query("select event_id from ops.idempotency_keys"))
                .containsExactly(Map.of("event_id", first.eventId()));
    }
}
