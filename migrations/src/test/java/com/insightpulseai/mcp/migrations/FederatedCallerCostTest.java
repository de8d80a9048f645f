package com.insightpulseai.mcp.migrations;

import static com.insightpulseai.mcp.migrations.Registration.GATE;
import static com.insightpulseai.mcp.migrations.Registration.MAIN;
import static com.insightpulseai.mcp.migrations.Registration.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many rows there are, even of one repository, a call reads those that its token may match and no others. */
class FederatedCallerCostTest {

    private static final int ROWS = 10_000;

    /** A session whose plans were made while the table was empty. */
    private static Connection session;

    @BeforeAll
    static void fill() throws SQLException {
        Database.reset();
        session = Database.superuser();
        Database.execute(session, "set session authorization " + Database.SOCKET);
        for (int i = 0; i < 10; i++) {
            Call.byWorkflow(REPOSITORY, MAIN, null).again().begin(session);
        }
        Database.execute(session, "reset session authorization");
        Database.execute("""
                insert into ops.federated_callers (repository_id, ref, role)
                select n, 'refs/heads/main', 'ops_viewer' from generate_series(1000000, 1000000 + ?) n
                """, ROWS);
        Database.execute("""
                insert into ops.federated_callers (repository_id, ref, environment, workflow, role)
                select ?, 'refs/heads/branch-' || n, case when n % 2 = 0 then 'environment-' || n end,
                       case when n % 3 = 0 then 'acme/ci/.github/workflows/gate.yml@refs/tags/v' || n end, 'ops_viewer'
                  from generate_series(1, ?) n
                """, REPOSITORY, ROWS);
        Database.execute("""
                insert into ops.federated_callers (repository_id, environment, role)
                select ?, 'environment-' || n, 'ops_viewer' from generate_series(1, ?) n
                """, REPOSITORY, ROWS);
        for (int i = 0; i < 10; i++) {
            Registration.of("ops_viewer").with("ref", "refs/heads/release-" + i + "/*").insert();
        }
        Registration.of("ops_viewer").with("ref", MAIN).insert();
        Registration.ofTheGate().insert();
    }

    @AfterAll
    static void reset() throws SQLException {
        session.close();
        Database.reset();
    }

    @ParameterizedTest
    @CsvSource({ "push,refs/heads/main,,started", "push,refs/heads/branch-77,,started",
            "push,refs/heads/branch-78,environment-78,started", "push,refs/heads/release-3/1,,started",
            "push,refs/heads/other,environment-9999,started", "push,refs/heads/other,other,unknown_caller",
            "pull_request,refs/pull/17/merge,,started" })
    void a_call_reads_a_handful_of_rows(String event, String ref, String environment, String outcome) throws SQLException {
        Call call = Call.byWorkflow(REPOSITORY, ref, environment).with("event", event).with("workflow", GATE);
        session.setAutoCommit(false);
        Map<String, Object> before = reads();
        Database.execute(session, "set session authorization " + Database.SOCKET);
        assertThat(call.begin(session)).containsEntry("outcome", outcome);
        Database.execute(session, "reset session authorization");

        Map<String, Object> after = reads();
        session.rollback();
        session.setAutoCommit(true);
        assertThat(after).containsEntry("seq_scan", before.get("seq_scan"));
        assertThat((Long) after.get("idx_tup_fetch") - (Long) before.get("idx_tup_fetch")).isBetween(0L, 15L);
    }

    /** Returns what the session has read of the table, as far as it has not reported it to the server yet. */
    private static Map<String, Object> reads() throws SQLException {
        return Database.query(session, """
                select seq_scan, idx_tup_fetch from pg_stat_xact_user_tables
                 where schemaname = 'ops' and relname = 'federated_callers'
                """).get(0);
    }
}
