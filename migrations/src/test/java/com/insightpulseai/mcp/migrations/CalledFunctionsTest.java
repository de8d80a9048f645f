package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The functions that a call executes, each of which costs some hundredths of a millisecond: those with an SQL body cost none.
 */
class CalledFunctionsTest {

    private Call call;

    @BeforeAll
    static void track() {
        Database.execute("alter role mcp_socket in database postgres set track_functions = 'all'");
    }

    @AfterAll
    static void trackNoMore() {
        Database.execute("alter role mcp_socket in database postgres reset track_functions");
    }

    @BeforeEach
    void reset() {
        Database.reset();
        Database.putSecret("socket_api_key", "key");
        call = Call.by(Database.addUser("ops_viewer"), "ops_viewer").quota(10).secrets("socket_api_key")
                .with("optional_secret_names", "{}");
    }

    private static Stream<String> calledBy(Call call) throws SQLException {
        Database.query("select pg_stat_reset()");
        try (Connection login = Database.login(Database.SOCKET)) {
            Map<String, Object> begun = call.begin(login);
            assertThat(begun).containsEntry("outcome", "started").containsEntry("quota_limit", 10);
            Database.query(login, "select pg_stat_force_next_flush()");
        }
        return Database.query("select schemaname || '.' || funcname as name from pg_stat_user_functions where calls > 0")
                .stream()
                .map(row -> (String) row.get("name"));
    }

    @Test
    void an_admitted_call_executes_one_function() throws SQLException {
        assertThat(calledBy(call)).filteredOn(name -> name.startsWith("ops.")).containsExactly("ops.begin_call");
    }

    @Test
    void a_call_that_is_resumed_executes_what_finds_its_event_and_its_secret_besides() throws SQLException {
        // By a login that is not tracked: a session notes what it called when it ends, which may be later.
        call.begin(Database.HUB);

        assertThat(calledBy(call.retried())).filteredOn(name -> name.startsWith("ops.")).containsExactlyInAnyOrder(
                "ops.resume_call", "ops.secure_call", "ops.find_event", "ops.read_secrets");
    }
}
