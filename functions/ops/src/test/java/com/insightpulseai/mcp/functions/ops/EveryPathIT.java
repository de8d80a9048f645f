package com.insightpulseai.mcp.functions.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The native executable writes each kind of row that other integration tests do not ask for. */
@QuarkusIntegrationTest
class EveryPathIT extends OpsFunctionTest {

    @Test
    void failuresQuotasAndAlerts() {
        addEvent(viewer, "socket/scan.get", "error", "upstream_timeout", NOW.minusSeconds(60));
        addUse(viewer, "socket", "reads", NOW.truncatedTo(ChronoUnit.HOURS), 30);
        addCheck("socket", "down", 12, NOW.minusSeconds(90));
        UUID alert = addAlert("provider_health", "socket", "critical", NOW.minusSeconds(80), Optional.empty());

        ok(admin(), "/ops/failures").body("failures.error", hasItem("upstream_timeout"));
        ok(admin(), "/ops/quotas").body("quotas.used", hasItem(30)).body("quotas[0].windows", hasSize(24));
        ok(admin(), "/ops/alerts").body("alerts.id", hasItem(alert.toString()));
        ok(admin(), "/ops/alerts/{id}", alert).body("alert.title", notNullValue()).body("checks", hasSize(1))
                .body("hit.calls", notNullValue());
    }

    @Test
    void listsAndFiles() {
        UUID event = addEvent(viewer, "socket/scan.get", "error", "upstream_timeout", NOW.minusSeconds(60));

        ok(viewer(), "/ops/events").body("events.id", hasItem(event.toString()));
        ok(viewer(), "/ops/events/{id}/related", event).body("before", hasSize(0));
        assertThat(viewer().get("/ops/events.jsonl").then().statusCode(200).extract().body().asString())
                .contains(event.toString(), "\"count\":1");
        assertThat(viewer().get("/ops/events.csv").then().statusCode(200).extract().body().asString())
                .contains(event.toString(), "# count=");
    }
}
