package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When an alert opens, changes and closes, and who is told. */
class AlertTest {

    @BeforeEach
    void reset() {
        Database.reset();
    }

    @Test
    void an_alert_opens_once_changes_and_closes() {
        assertThat(set("socket", null)).isNull();
        assertThat(set("socket", "warning")).isEqualTo("opened");
        assertThat(set("socket", "warning")).isNull();
        assertThat(set("socket", "critical")).isEqualTo("changed");
        assertThat(set("socket", "critical")).isNull();
        assertThat(set("socket", "warning")).isEqualTo("changed");
        assertThat(set("socket", null)).isEqualTo("closed");
        assertThat(set("socket", null)).isNull();

        assertThat(Database.query("""
                select severity, title, message, closed_at = changed_at and opened_at < closed_at as times from ops.alerts
                """)).containsExactly(Map.of("severity", "warning", "title", "socket none", "message", "Seen.", "times", true));
    }

    @Test
    void an_alert_that_comes_back_is_a_new_one() {
        set("socket", "warning");
        set("socket", null);

        assertThat(set("socket", "warning")).isEqualTo("opened");
        assertThat(Database.query("select 1 from ops.alerts where closed_at is not null")).hasSize(1);
        assertThat(Database.query("select 1 from ops.alerts where closed_at is null")).hasSize(1);
    }

    @Test
    void subjects_have_alerts_of_their_own() {
        assertThat(set("socket", "warning")).isEqualTo("opened");
        assertThat(set("sentry", "warning")).isEqualTo("opened");
        assertThat(set("socket", null)).isEqualTo("closed");

        assertThat(Database.query("select subject from ops.alerts where closed_at is null"))
                .containsExactly(Map.of("subject", "sentry"));
    }

    @Test
    void of_many_that_open_an_alert_at_once_one_does() throws Exception {
        List<Object> done = Concurrent.atOnce(16, () -> Objects.requireNonNullElse(set("socket", "warning"), "nothing"));

        assertThat(done).containsOnlyOnce("opened").filteredOn("nothing"::equals).hasSize(15);
        assertThat(Database.query("select 1 from ops.alerts")).hasSize(1);
        assertThat(Database.query("select 1 from ops.alert_deliveries")).hasSize(2);
    }

    @Test
    void an_alert_waits_for_who_opens_it_and_finds_it_open() throws Exception {
        try (Connection first = Database.superuser(); Connection second = Database.superuser()) {
            first.setAutoCommit(false);
            assertThat(set(first, "socket", "warning")).isEqualTo("opened");

            assertThat(Concurrent.answerAfterCommit(first, second, () -> set(second, "socket", "critical")))
                    .isEqualTo("changed");
        }
    }

    @Test
    void every_webhook_is_told_what_the_alert_became() {
        set("socket", "warning");
        set("socket", "critical");
        set("socket", null);

        assertThat(Database.query("""
                select d.webhook, d.type, d.body ->> 'severity' as severity, d.body ->> 'title' as title, d.state, d.attempts
                  from ops.alert_deliveries d where d.webhook = 'chat' order by d.position
                """)).containsExactly(
                Map.of("webhook", "chat", "type", "alert.opened", "severity", "warning", "title", "socket warning", "state",
                        "pending", "attempts", 0),
                Map.of("webhook", "chat", "type", "alert.changed", "severity", "critical", "title", "socket critical", "state",
                        "pending", "attempts", 0),
                Map.of("webhook", "chat", "type", "alert.closed", "severity", "critical", "title", "socket none", "state",
                        "pending", "attempts", 0));
        assertThat(Database.query("select 1 from ops.alert_deliveries where webhook = 'pager'")).hasSize(3);
    }

    @Test
    void a_body_has_all_of_the_alert_and_its_times_in_utc() throws SQLException {
        try (Connection connection = Database.superuser()) {
            Database.execute(connection, "set timezone = 'Pacific/Auckland'");
            set(connection, "socket", "warning");
        }

        assertThat(Database.query("select * from ops.alert_deliveries limit 1")).singleElement()
                .satisfies(delivery -> assertThat((String) delivery.get("body")).contains("\"kind\": \"provider_health\"",
                        "\"subject\": \"socket\"", "\"severity\": \"warning\"", "\"title\": \"socket warning\"",
                        "\"message\": \"Seen.\"", "\"alert_id\": \"" + delivery.get("alert_id"), "\"closed_at\": null")
                        .containsPattern("\"opened_at\": \"\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\+00:00\"")
                        .containsPattern("\"changed_at\": \"\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\+00:00\""));
    }

    @Test
    void without_webhooks_nobody_is_told() {
        Database.query("select ops.set_alert('provider_health', 'socket', 'warning', 't', 'm', null)");
        Database.query("select ops.set_alert('provider_health', 'socket', 'critical', 't', 'm', '{}')");

        assertThat(Database.query("select 1 from ops.alert_deliveries")).isEmpty();
    }

    private static Object set(String subject, String severity) {
        try (Connection connection = Database.superuser()) {
            return set(connection, subject, severity);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Object set(Connection connection, String subject, String severity) throws SQLException {
        return Database.query(connection,
                "select ops.set_alert('provider_health', ?, ?, ?, 'Seen.', '{chat,pager}') as done", subject, severity,
                subject + " " + Objects.requireNonNullElse(severity, "none")).get(0).get("done");
    }
}
