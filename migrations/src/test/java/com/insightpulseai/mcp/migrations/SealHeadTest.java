package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far the log is known to be complete: events get no earlier time, and the sweep looks at no earlier event. */
class SealHeadTest {

    private static final String OLD = """
            insert into ops.run_events (id, created_at, provider, tool, caller_kind, caller_role, status)
            values (gen_random_uuid(), now() - interval '20 minutes', 'socket', 'scan.repo', 'user', 'none', 'started')
            """;

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @Test
    void no_event_is_older_than_a_candidate_even_if_the_clock_was_set_back() throws SQLException {
        Database.execute("update ops.seal_head set candidate = now() + interval '1 hour'");
        UUID user = Database.addUser("ops_viewer");
        Call.by(user, "ops_viewer").begin(Database.SOCKET);
        Call.by(user, "ops_viewer").with("refusal", "invalid_input").begin(Database.SOCKET);
        Call.by(user, "ops_viewer").recordFailure(Database.SOCKET, "database_error", "XX000");
        try (Connection health = Database.login(Database.HEALTH)) {
            Database.query(health,
                    """
                                  select * from ops.begin_health(gen_random_uuid(), null,
                                    row('user', ?::uuid, 'ops_viewer', 'i', null, null, null, null, null, null, null)::ops.caller,
                            'r', null, '[]', 0)
                                  """,
                    user);
        }

        assertThat(Database.query("select 1 from ops.run_events e, ops.seal_head h where e.created_at >= h.candidate"))
                .hasSize(4);
        assertThat(Database.query("select 1 from ops.run_events where finished_at < created_at")).isEmpty();
    }

    @Test
    void the_sweep_moves_on() {
        Database.execute(OLD);
        for (int round = 0; round < 4; round++) {
            sweep();
        }

        assertThat(Database.query("select swept_until > now() - interval '11 minutes' as near from ops.seal_head"))
                .containsExactly(Map.of("near", true));
        assertThat(Database.query("select status from ops.run_events")).containsExactly(Map.of("status", "abandoned"));
    }

    @Test
    void an_old_event_of_a_transaction_that_ends_late_is_swept() throws SQLException {
        try (Connection late = Database.superuser()) {
            late.setAutoCommit(false);
            Database.execute(late, OLD);
            for (int round = 0; round < 5; round++) {
                assertThat(sweep()).isZero();
            }
            late.commit();
        }

        assertThat(sweep()).isEqualTo(1);
    }

    @Test
    void an_event_that_a_transaction_holds_is_swept_once_it_is_free() throws SQLException {
        Database.execute(OLD);
        try (Connection holder = Database.superuser()) {
            holder.setAutoCommit(false);
            Database.query(holder, "select 1 from ops.run_events for update");
            for (int round = 0; round < 5; round++) {
                assertThat(sweep()).isZero();
            }
            holder.rollback();
        }

        assertThat(sweep()).isEqualTo(1);
    }

    private static int sweep() {
        return (int) Database.query("select ops.sweep_abandoned() as closed").get(0).get("closed");
    }
}
