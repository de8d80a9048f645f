package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.OffsetDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that failed: which of them release their idempotency key. */
class ReleasedIdempotencyKeyTest extends KeyedCallTest {

    /** A call without effect releases the key, even for another request. */
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
    void a_write_whose_result_was_too_large_is_not_repeated_and_a_scan_is() throws SQLException {
        Call scan = first.again().with("tool", "scan.repo").keyed("key", "request", "scans");
        begin(first);
        begin(scan);
        finish(first, null, "api.socket.dev", null);
        finish(scan, null, "api.socket.dev", null);

        assertThat(beginAgain()).containsEntry("error", "idempotency_result_not_kept").containsEntry("replayed_result", null);
        assertThat(begin(scan.again().quota(3).keyed("key", "request", "scans"))).containsEntry("outcome", "started");
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
    void a_call_that_was_resumed_too_late_releases_the_key() throws SQLException {
        begin(first);
        begin(first.with("expires_at", OffsetDateTime.now().minusSeconds(1)).retried());

        assertThat(beginAgain()).containsEntry("outcome", "started").containsEntry("quota_remaining", 1);
    }

    @Test
    void a_call_whose_secret_was_gone_when_it_was_resumed_releases_the_key() throws SQLException {
        begin(first);
        assertThat(begin(first.secrets("socket_missing").retried())).containsEntry("error", "secret_missing");

        assertThat(Database.event(first.eventId())).containsEntry("status", "error").containsEntry("error", "secret_missing");
        assertThat(beginAgain()).containsEntry("outcome", "started");
    }

    @Test
    void a_call_that_the_database_failed_to_begin_releases_the_key() throws SQLException {
        begin(first);
        first.recordFailure(Database.SOCKET, "database_error", "53100");

        assertThat(beginAgain()).containsEntry("outcome", "started");
    }
}
