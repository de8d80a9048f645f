package com.insightpulseai.mcp.functions.ops.stats;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.functions.ops.OpsFunctionTest;

import io.quarkus.test.junit.QuarkusTest;

/** Numbers of calls over time. */
@QuarkusTest
class StatsTest extends OpsFunctionTest {

    private final Instant hour = Instant.ofEpochSecond(NOW.getEpochSecond() / 3_600 * 3_600);

    @BeforeEach
    void addCalls() {
        countedAt(NOW);
        addStats(300, NOW.minusSeconds(600), "socket/scan.get", 5, 1, 2);
        addStats(300, NOW.minusSeconds(300), "socket/scan.get", 1, 0, 0);
        addStats(300, NOW.minusSeconds(300), "socket/scan.repo", 2, 0, 0);
        addStats(300, NOW.minusSeconds(300), "netdata/nodes.list", 100, 0, 0);
        addStats(300, NOW.minusSeconds(300).minus(Duration.ofDays(1)), "netdata/nodes.list", 3, 0, 0);
        addStats(3_600, hour, "netdata/nodes.list", 1_000, 0, 0);
        addStats(3_600, hour.minus(Duration.ofDays(30)), "netdata/nodes.list", 2_000, 0, 0);
    }

    @Test
    void areSummedToWholeSteps() {
        ok(viewer(), "/ops/stats?step=300&from={from}&to={to}", NOW.minusSeconds(599), NOW.minusSeconds(1))
                .body("step_s", equalTo(300)).body("from", equalTo(NOW.minusSeconds(600).toString()))
                .body("to", equalTo(NOW.toString())).body("counted_at", equalTo(NOW.toString()))
                .body("series.size()", equalTo(1)).body("series[0].provider", nullValue())
                .body("series[0].total",
                        equalTo(Map.of("ok", 108, "failed", 1, "refused", 2, "p50_ms", 90, "p95_ms", 100)))
                .body("series[0].points.at", contains(NOW.minusSeconds(600).toString(), NOW.minusSeconds(300).toString()))
                .body("series[0].points.ok", contains(5, 103)).body("compared.size()", equalTo(0));
    }

    @Test
    void areTakenApartByProviderAndByTool() {
        ok(viewer(), "/ops/stats?step=300&by=provider").body("series.provider", contains("netdata", "socket"))
                .body("series.total.ok", contains(100, 8)).body("series[1].tool", nullValue())
                .body("series[1].points.ok", contains(5, 3));
        ok(viewer(), "/ops/stats?step=300&by=tool&provider=socket").body("series.tool", contains("scan.get", "scan.repo"))
                .body("series.provider", contains("socket", "socket")).body("series.total.ok", contains(6, 2));
        ok(viewer(), "/ops/stats?step=300&tool=scan.repo").body("series[0].total.ok", equalTo(2));
    }

    @Test
    void areComparedWithADayBefore() {
        ok(viewer(), "/ops/stats?step=300&compare=1d&from={from}", NOW.minusSeconds(3_600))
                .body("series[0].total.ok", equalTo(108)).body("compared[0].total.ok", equalTo(3))
                .body("compared[0].points.at", contains(NOW.minusSeconds(300).minus(Duration.ofDays(1)).toString()));
    }

    @Test
    void areReadFromHoursWhereStepsAreHours() {
        ok(viewer(), "/ops/stats?step=3600").body("series[0].total.ok", equalTo(1_000));
        ok(viewer(), "/ops/stats?from={from}", NOW.minus(Duration.ofDays(31))).body("step_s", equalTo(21_600))
                .body("series[0].total.ok", equalTo(3_000));
        viewer().get("/ops/stats?step=1800&from={from}", NOW.minus(Duration.ofDays(8).plusHours(2)).toString()).then()
                .statusCode(400)
                .body("violations.field", contains("step"));
    }

    @Test
    void areNoneOfAnUnknownProvider() {
        ok(viewer(), "/ops/stats?provider=former").body("series[0].total.ok", equalTo(0))
                .body("series[0].points.size()", equalTo(0)).body("step_s", equalTo(600));
        ok(viewer(), "/ops/stats?provider=former&by=tool").body("series.size()", equalTo(0));
    }
}
