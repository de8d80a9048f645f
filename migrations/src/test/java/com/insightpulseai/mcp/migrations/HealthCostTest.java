package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many checks of other providers there are, a provider that has few or none costs a handful of rows. */
class HealthCostTest {

    private static final int CHECKS_OF_OTHERS = 20_000;

    @BeforeAll
    static void fill() {
        Database.reset();
        Database.execute("""
                insert into ops.provider_health (provider, status, latency_ms, message, checked_at)
                select (array['socket', 'sentry', 'netdata'])[1 + n % 3], 'ok', 12, 'It is ok.',
                       now() - make_interval(secs => n)
                  from generate_series(1, ?) n
                """, CHECKS_OF_OTHERS);
        Database.execute("analyze ops.provider_health");
    }

    @AfterAll
    static void reset() {
        Database.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = { "force_custom_plan", "force_generic_plan" })
    void the_look_at_a_provider_that_was_never_checked_reads_a_handful_of_rows(String plans) throws SQLException {
        String checks = "[{\"provider\": \"unchecked\", \"secrets\": []}, {\"provider\": \"socket\", \"secrets\": []}]";
        assertThat(rowsRead(plans, Database.HEALTH, session -> Database.query(session,
                "select * from ops.begin_health(null, null, null, null, null, ?::jsonb, 30)", checks)))
                .isBetween(1L, 15L);
    }

    @ParameterizedTest
    @ValueSource(strings = { "force_custom_plan", "force_generic_plan" })
    void the_first_check_of_a_provider_reads_a_handful_of_rows(String plans) throws SQLException {
        assertThat(rowsRead(plans, Database.MONITOR, session -> Checks.record(session, "unchecked", "ok"))).isBetween(1L, 15L);
    }

    private interface Work {
        void in(Connection session) throws SQLException;
    }

    /** Rolled back, what the session has read is not reported to the server before it is looked at. */
    private static long rowsRead(String plans, String login, Work work) throws SQLException {
        try (Connection session = Database.superuser()) {
            session.setAutoCommit(false);
            long before = rowsRead(session);
            Database.execute(session, "set plan_cache_mode = " + plans);
            Database.execute(session, "set session authorization " + login);
            work.in(session);
            Database.execute(session, "reset session authorization");
            long after = rowsRead(session);
            session.rollback();
            return after - before;
        }
    }

    private static long rowsRead(Connection session) throws SQLException {
        return (Long) Database.query(session, """
                select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables
                 where schemaname = 'ops' and relname = 'provider_health'
                """).get(0).get("rows");
    }
}
