package com.insightpulseai.mcp.functions.ops.event.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.functions.ops.event.EventApiTest;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** Bars over time, and the number of events. */
@QuarkusTest
class EventHistogramTest extends EventApiTest {

    @Test
    void countsWhatTheListHas() {
        add(viewer, "10 minutes");
        add(viewer, "10 minutes", "status", "error", "error", "upstream_timeout");
        add(viewer, "20 hours", "status", "denied_role");
        add(operator, "10 minutes");

        ValidatableResponse own = asViewer("/ops/events/histogram").statusCode(200).body("count", equalTo(3))
                .body("capped", equalTo(false)).body("step_s", equalTo(1800));
        assertThat(sum(own, "ok")).isEqualTo(1);
        assertThat(sum(own, "failed")).isEqualTo(1);
        assertThat(sum(own, "refused")).isEqualTo(1);
        own.body("complete_from", equalTo(own.extract().<String> path("from")));
        asAdmin("/ops/events/histogram").body("count", equalTo(4));
        asAdmin("/ops/events/histogram?status=failed").body("count", equalTo(1)).body("points", hasSize(1))
                .body("points[0].failed", equalTo(1));
        asAdmin("/ops/events/histogram?host=none").body("count", equalTo(0)).body("points", hasSize(0));
    }

    @Test
    void stopsAtTenThousandAndTakesStatisticsForTheTimeBefore() {
        // In five minutes that have ended, so that they are counted.
        addMany(viewer, EventHistogram.MOST + 500, "api.socket.dev", 1_200);
        asAdmin("/ops/events/histogram?host=api.socket.dev").body("count", equalTo(EventHistogram.MOST))
                .body("capped", equalTo(true));
        OffsetDateTime from = OffsetDateTime.now().minusHours(3);
        String path = "/ops/events/histogram?from=" + from.toInstant();

        ValidatableResponse uncounted = asViewer(path).body("count", equalTo(EventHistogram.MOST)).body("capped",
                equalTo(true));
        assertThat(OffsetDateTime.parse(uncounted.extract().path("complete_from"))).isAfter(from.plusHours(1));

        for (int i = 0; i < 3; i++) {
            database.query("select * from ops.roll_up_calls(100000)");
        }
        for (ValidatableResponse counted : List.of(asViewer(path), asAdmin(path + "&provider=socket"),
                asAdmin(path + "&caller=" + viewer + "&status=ok"))) {
            assertThat(sum(counted, "ok")).isEqualTo(EventHistogram.MOST + 500);
            counted.body("capped", equalTo(true)).body("step_s", equalTo(300))
                    .body("complete_from", equalTo(counted.extract().<String> path("from")));
        }
        assertThat(sum(asAdmin(path + "&status=failed"), "ok")).isZero();
    }

    /** Hours of callers are kept for 90 days. */
    @Test
    void rangesThatAreLongerThanHoursAreKeptAreTakenFromDays() {
        add(viewer, "100 days");
        add(viewer, "100 days", "status", "error", "error", "upstream_timeout");
        add(viewer, "30 days");
        addMany(viewer, EventHistogram.MOST + 500, "api.socket.dev", 1_200);
        for (int i = 0; i < 3; i++) {
            database.query("select * from ops.roll_up_calls(100000)");
        }
        database.query(
                "delete from ops.caller_stats where width_s < 86400 and bucket < now() - interval '90 days' returning 1");
        OffsetDateTime now = OffsetDateTime.now();

        ValidatableResponse quarter = asViewer("/ops/events/histogram?from=" + now.minusDays(120).toInstant());
        assertThat(sum(quarter, "ok")).isEqualTo(EventHistogram.MOST + 502);
        assertThat(sum(quarter, "failed")).isEqualTo(1);
        ValidatableResponse month = asViewer("/ops/events/histogram?from=" + now.minusDays(40).toInstant());
        assertThat(sum(month, "ok")).isEqualTo(EventHistogram.MOST + 501);
        assertThat(sum(month, "failed")).isZero();
    }

    private static int sum(ValidatableResponse histogram, String column) {
        return histogram.statusCode(200).extract().<List<Integer>> path("points." + column).stream().mapToInt(Integer::intValue)
                .sum();
    }
}
