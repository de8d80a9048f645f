package com.insightpulseai.mcp.functions.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.OpsFunctionTest;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.store.ReaderDatabase;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Alerts. */
@QuarkusTest
class AlertsTest extends OpsFunctionTest {

    @Inject
    ReaderDatabase reads;

    @Test
    void arePagedNewestFirst() {
        List<UUID> alerts = IntStream.range(0, 5).mapToObj(n -> addAlert("error_rate", "p" + n, "warning",
                NOW.minusSeconds(n / 2), n == 0 ? Optional.empty() : Optional.of(NOW))).toList();

        ValidatableResponse first = ok(viewer(), "/ops/alerts?limit=3").body("alerts.size()", equalTo(3));
        String older = first.extract().path("older");
        ValidatableResponse second = ok(viewer(), "/ops/alerts?limit=3&before={c}", older).body("older", nullValue());

        List<String> all = first.extract().path("alerts.id");
        all.addAll(second.extract().path("alerts.id"));
        assertThat(all).containsExactlyInAnyOrderElementsOf(alerts.stream().map(UUID::toString).toList());
        viewer().get("/ops/alerts?before={c}", older.substring(1)).then().statusCode(400)
                .body("violations.field", contains("before"));
    }

    @Test
    void areFilteredByStateKindAndSubject() {
        addAlert("error_rate", "socket", "warning", NOW, Optional.empty());
        addAlert("provider_health", "socket", "critical", NOW.minusSeconds(1), Optional.of(NOW));
        addAlert("provider_health", "netdata", "critical", NOW.minusSeconds(2), Optional.empty());

        ok(viewer(), "/ops/alerts?state=open").body("alerts.subject", contains("socket", "netdata"));
        ok(viewer(), "/ops/alerts?state=closed").body("alerts.kind", contains("provider_health"))
                .body("alerts[0].closed_at", equalTo(NOW.toString()));
        ok(viewer(), "/ops/alerts?kind=provider_health&subject=netdata").body("alerts.subject", contains("netdata"));
    }

    @Test
    void tellWhatLedToThemAndWhomTheyHit() {
        UUID alert = addAlert("provider_health", "socket", "critical", NOW.minusSeconds(600), Optional.of(NOW));
        addCheck("socket", "ok", 10, NOW.minusSeconds(700));
        addCheck("socket", "down", 10, NOW.minusSeconds(640));
        addCheck("socket", "ok", 10, NOW.minusSeconds(500));
        addEvent(viewer, "socket/scan.get", "error", "circuit_open", NOW.minusSeconds(550));
        addEvent(viewer, "socket/scan.get", "ok", null, NOW.minusSeconds(540));
        addEvent(operator, "socket/scan.get", "denied_quota", null, NOW.minusSeconds(530));
        addEvent(viewer, "socket/scan.get", "ok", null, NOW.minusSeconds(1_000));
        addEvent(viewer, "netdata/nodes.list", "ok", null, NOW.minusSeconds(530));
        database.execute(
                "insert into ops.alert_deliveries (alert_id, webhook, type, body, next_attempt_at, created_at, last_error, "
                        + "attempts) values (?, 'team', 'alert.opened', '{}', now(), now(), 'status 500', 2)",
                alert);

        ok(viewer(), "/ops/alerts/{id}", alert).body("alert.subject", equalTo("socket")).body("provider", equalTo("socket"))
                .body("checks.status", contains("ok", "down")).body("deliveries", nullValue())
                .body("hit.scope", equalTo("own")).body("hit.calls", equalTo(2)).body("hit.failed", equalTo(1))
                .body("hit.refused", equalTo(0)).body("hit.capped", equalTo(false)).body("hit.callers", nullValue());
        ok(admin(), "/ops/alerts/{id}", alert).body("hit.scope", equalTo("all")).body("hit.calls", equalTo(3))
                .body("hit.refused", equalTo(1)).body("hit.callers.calls", contains(2, 1))
                .body("hit.callers[0].name", equalTo("ops_viewer@example.test"))
                .body("deliveries.webhook", contains("team")).body("deliveries[0].attempts", equalTo(2))
                .body("deliveries[0].last_error", equalTo("status 500")).body("deliveries[0].finished_at", nullValue());
    }

    @Test
    void ofTheSystemHaveNoProvider() {
        UUID alert = addAlert("sealing", "audit log", "warning", NOW, Optional.empty());

        ok(admin(), "/ops/alerts/{id}", alert).body("provider", nullValue()).body("checks.size()", equalTo(0))
                .body("hit", nullValue()).body("deliveries.size()", equalTo(0));
        admin().get("/ops/alerts/{id}", UUID.randomUUID()).then().statusCode(404).body("code", equalTo("not_found"))
                .body("detail", containsString("no such alert"));
    }

    @Test
    void hitTheSameCallsWithoutAHint() {
        addEvent(viewer, "socket/scan.get", "ok", null, NOW.minusSeconds(10));
        addEvent(operator, "socket/scan.get", "ok", null, NOW.minusSeconds(10));
        OffsetDateTime opened = time(NOW.minus(Duration.ofHours(1)));
        OpsAlert alert = new OpsAlert(UUID.randomUUID(), "error_rate", "socket", "warning", "", "", opened, opened,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        for (OpsRole role : List.of(OpsRole.VIEWER, OpsRole.ADMIN)) {
            UUID reader = role == OpsRole.ADMIN ? admin : viewer;
            var statement = AlertContext.statements(alert, new ReadHint(reader, role == OpsRole.ADMIN), time(NOW)).get(2);

            assertThat(rows(reads, reader, role, statement, "e.caller_id", false)).hasSize(role == OpsRole.ADMIN ? 3 : 2)
                    .isEqualTo(rows(reads, reader, role, statement, "e.caller_id", true));
        }
    }
}
