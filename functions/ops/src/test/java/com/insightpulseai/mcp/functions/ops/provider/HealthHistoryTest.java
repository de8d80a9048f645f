package com.insightpulseai.mcp.functions.ops.provider;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.functions.ops.OpsFunctionTest;

import io.quarkus.test.junit.QuarkusTest;

/** Health over time. */
@QuarkusTest
class HealthHistoryTest extends OpsFunctionTest {

    private static final Instant START = Instant.ofEpochSecond(NOW.getEpochSecond() / 600 * 600 - 1_200);

    @BeforeEach
    void addChecks() {
        addCheck("netdata", "ok", 10, START);
        addCheck("netdata", "down", 4_000, START.plusSeconds(60));
        addCheck("netdata", "down", 5_000, START.plusSeconds(120));
        addCheck("netdata", "ok", 20, START.plusSeconds(180));
        addCheck("netdata", "degraded", 2_500, START.plusSeconds(600));
        addCheck("socket", "down", 1, START);
    }

    @Test
    void isSummedToSteps() {
        ok(viewer(), "/ops/providers/netdata/health?step=600&from={from}", START).body("provider", equalTo("netdata"))
                .body("points.at", contains(START.toString(), START.plusSeconds(600).toString()))
                .body("points[0].worst", equalTo("down")).body("points[1].worst", equalTo("degraded"))
                .body("points[1]", equalTo(Map.of("at", START.plusSeconds(600).toString(), "worst", "degraded", "p50_ms",
                        2_500, "max_ms", 2_500, "checks", 1, "upstream_used", 7, "upstream_total", 10)))
                .body("up_share", equalTo(0.6f));
    }

    @Test
    void hasSpellsInWhichItWasNotWell() {
        ok(viewer(), "/ops/providers/netdata/health").body("spells.status", contains("degraded", "down"))
                .body("spells.until", contains(nullValue(), equalTo(START.plusSeconds(180).toString())))
                .body("spells.from", contains(START.plusSeconds(600).toString(), START.plusSeconds(60).toString()))
                .body("spells.checks", contains(1, 2)).body("spells.message", contains("It is degraded", "It is down"));
    }

    @Test
    void isEmptyForAnUnknownProvider() {
        ok(viewer(), "/ops/providers/former/health").body("points.size()", equalTo(0)).body("spells.size()", equalTo(0))
                .body("up_share", nullValue()).body("step_s", equalTo(600));
    }
}
