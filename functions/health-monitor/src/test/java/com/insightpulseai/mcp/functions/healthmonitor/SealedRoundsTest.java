package com.insightpulseai.mcp.functions.healthmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.monitor.MonitorReport;
import com.insightpulseai.mcp.testing.LoggedLines;

import io.quarkus.test.junit.QuarkusTest;

/** Rounds that seal, and {@code verify-audit} after them. */
@QuarkusTest
class SealedRoundsTest extends SealingRounds {

    @Test
    void sealsWhatIsFinishedInPagesAndLogsEachSeal() {
        database.execute(EVENTS, 4_100);
        Path log;
        try (LoggedLines logged = new LoggedLines()) {
            MonitorReport report = round();

            assertThat(report.failures()).isEmpty();
            assertThat(report.upkeep()).containsEntry("seals_made", 3).containsEntry("events_sealed", 4_100);
            log = write("log", logged.lines());
        }
        assertThat(verify("--seals", log.toString())).startsWith("0: As sealed: 4100 events in 3 seals");
        assertThat(round().upkeep()).doesNotContainKey("seals_made");
    }

    @Test
    void sealsAnExpiredMonth() {
        database.execute(EVENTS, 2);
        round();
        database.execute("""
                insert into ops.audit_expiries (first_at, until, events, reason, expired_at)
                values ('2020-01-01Z', '2020-02-01Z', 0, 'kept for 1 year', now())""");

        assertThat(round().upkeep()).containsEntry("seals_made", 1).containsEntry("events_sealed", 0);
        assertThat(verify()).startsWith("0: As sealed: 2 events in 2 seals")
                .contains("Dropped: 0 events from 2020-01-01T00:00:00.000000Z");
    }

    @Test
    void saysThatATransactionHoldsUpTheSealing() throws SQLException {
        round();
        try (Connection open = database.superuser(); LoggedLines logged = new LoggedLines()) {
            open.setAutoCommit(false);
            open.createStatement().execute("select pg_current_xact_id()");
            database.execute(EVENTS, 1);
            round();
            assertThat(logged.lines()).noneMatch(line -> line.contains("cannot be sealed"));
            database.execute("update ops.seal_head set settled_until = settled_until - interval '20 minutes'");

            assertThat(round().upkeep()).doesNotContainKey("seals_made");
            assertThat(logged.lines()).anyMatch(line -> line.startsWith("Events of the last 20 minutes cannot be sealed: "));
        }
        assertThat(round().upkeep()).containsEntry("events_sealed", 1);
    }

    @Test
    void saysThatASealOfItsOwnIsGone() {
        database.execute(EVENTS, 2);
        round();
        database.execute("alter table ops.audit_seals disable trigger guard_rows");
        database.execute("delete from ops.audit_seals");
        database.execute("update ops.seal_head set sealed_sequence = 0");
        database.execute("alter table ops.audit_seals enable always trigger guard_rows");
        try (LoggedLines logged = new LoggedLines()) {
            assertThat(round().upkeep()).containsEntry("seals_made", 1);
            assertThat(logged.lines()).anyMatch(line -> line.startsWith("The database has lost seal 1 of the audit log"));
        }
    }

    @Test
    void aChangedEventIsNamed() {
        database.execute(EVENTS, 2);
        round();
        database.execute("alter table ops.run_events disable trigger guard_rows");
        database.execute("update ops.run_events set error = 'x'");
        database.execute("alter table ops.run_events enable always trigger guard_rows");

        assertThat(verify()).startsWith("1: Event ").contains(" was changed after seal 1.");
    }
}
