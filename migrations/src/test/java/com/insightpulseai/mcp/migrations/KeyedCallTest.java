package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;

/** A request with an idempotency key, and what becomes of it. */
abstract class KeyedCallTest {

    static final String RESULT = "{\"id\":1}";

    UUID user;
    Call first;

    @BeforeEach
    void reset() {
        Database.reset();
        Database.putSecret("socket_api_key", "key");
        user = Database.addUser("ops_operator");
        first = Call.by(user, "ops_operator").with("tool", "finding.triage").quota(2).secrets("socket_api_key")
                .keyed("key", "request", "writes");
    }

    Map<String, Object> begin(Call call) throws SQLException {
        return call.begin(Database.SOCKET);
    }

    Map<String, Object> beginAgain() throws SQLException {
        return begin(first.again());
    }

    void finish(Call call, String error, String host, String result) throws SQLException {
        Object createdAt = Database.event(call.eventId()).get("created_at");
        try (Connection socket = Database.login(Database.SOCKET)) {
            assertThat(Database.query(socket, """
                    select completed from ops.finish_call(?, ?, ?, '{}', ?, 12, ?, false, null, ?, null, ?)
                    """, call.eventId(), createdAt, error == null, error, host, result, call.keyDigest()))
                    .containsExactly(Map.of("completed", true));
        }
    }

    void beginAndFail(String error, String host) throws SQLException {
        assertThat(begin(first)).containsEntry("outcome", "started");
        finish(first, error, host, null);
    }
}
