package com.insightpulseai.mcp.functions.healthmonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.monitor.MonitorReport.AlertChange;

import io.quarkus.test.junit.QuarkusTest;

/** Alerts about seals that are not made, or do not leave the database. */
@QuarkusTest
class SealAlertTest extends SealingRounds {

    @Test
    void tellsOfEventsThatAreNotSealedInTime() throws SQLException {
        AlertChange opened = new AlertChange("sealing", "run_events", "opened");
        try (Connection open = database.superuser()) {
            open.setAutoCommit(false);
            open.createStatement().execute("select pg_current_xact_id()");
            database.execute(EVENTS.replace("ops.event_time()", "now() - interval '14 minutes'"), 1);
            assertThat(round().alerts()).isEmpty();
            database.execute(EVENTS.replace("ops.event_time()", "now() - interval '16 minutes'"), 1);

            assertThat(round().alerts()).containsExactly(opened);
            assertThat(round().alerts()).isEmpty();
        }
        assertThat(database.query("select severity, title from ops.alerts"))
                .containsExactly(Map.of("severity", "warning", "title", "the audit log is not sealed in time"));

        assertThat(round().alerts()).containsExactly(new AlertChange("sealing", "run_events", "closed"));
    }

    @Test
    void tellsOfSealsThatDoNotReachTheirTarget() {
        database.execute(EVENTS, 1);
        webhook.stubStatus(503);
        assertThat(round().alerts()).isEmpty();
        database.execute("""
                update ops.seal_exports set failing_since = now() - interval '16 minutes' where failing_since is not null""");

        assertThat(round().alerts()).containsExactly(new AlertChange("seal_export", "webhook", "opened"));
        assertThat(database.query("select title from ops.alerts"))
                .containsExactly(Map.of("title", "seals do not reach the webhook"));
        assertThat((String) database.query("select message from ops.alerts").get(0).get("message"))
                .startsWith("The webhook has not taken seal 1 since 2").endsWith("Z: http_503.");

        webhook.stubStatus(204);
        assertThat(round().alerts()).containsExactly(new AlertChange("seal_export", "webhook", "closed"));
    }
}
