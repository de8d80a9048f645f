package com.insightpulseai.mcp.functions.ops.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.functions.ops.OpsFunctionTest;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

/** The state of everything. */
@QuarkusTest
class PulseTest extends OpsFunctionTest {

    @Test
    void aNewSystemHasNothing() {
        ok(viewer(), "/ops/pulse").body("newest_event_at", nullValue()).body("counted_at", nullValue())
                .body("providers.provider", contains("netdata", "sentry", "socket"))
                .body("providers.status", contains(nullValue(), nullValue(), nullValue()))
                .body("providers.stale", contains(true, true, true)).body("open_alert_count", equalTo(0))
                .body("open_alerts.size()", equalTo(0)).body("calls.ok", equalTo(0)).body("calls.p50_ms", nullValue())
                .body("day_before.failed", equalTo(0));
    }

    @Test
    void tellsTheNewestEventThatTheReaderMaySee() {
        addEvent(viewer, "socket/scan.get", "ok", null, NOW.minusSeconds(60));
        addEvent(admin, "socket/scan.get", "ok", null, NOW.minusSeconds(30).plusNanos(123_456_000));

        ok(viewer(), "/ops/pulse").body("newest_event_at", equalTo(NOW.minusSeconds(60).toString()));
        ok(operator(), "/ops/pulse").body("newest_event_at", nullValue());
        ok(admin(), "/ops/pulse").body("newest_event_at", equalTo(NOW.minusSeconds(30).plusNanos(123_456_000).toString()));
    }

    @Test
    void tellsHowProvidersAreAndSinceWhen() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        addCheck("netdata", "ok", 20, now.minus(Duration.ofMinutes(30)));
        addCheck("netdata", "down", 4_000, now.minus(Duration.ofMinutes(12)));
        addCheck("netdata", "down", 4_001, now.minus(Duration.ofSeconds(30)));
        addCheck("socket", "ok", 38, now.minus(Duration.ofDays(2)));
        addCheck("socket", "ok", 38, now.minus(Duration.ofHours(5)));
        addCheck("sentry", "degraded", 38, now.minus(Duration.ofDays(2)));
        addCheck("sentry", "degraded", 38, now.minus(Duration.ofSeconds(20)));
        addAlert("provider_health", "sentry", "warning", now.minus(Duration.ofDays(3)), Optional.empty());

        ValidatableResponse answer = ok(viewer(), "/ops/pulse").body("providers.status", contains("down", "degraded", "ok"))
                .body("providers.stale", contains(false, false, true)).body("providers[2].since", nullValue())
                .body("providers[0].since", equalTo(now.minus(Duration.ofMinutes(12)).toString()))
                .body("providers[1].since", equalTo(now.minus(Duration.ofDays(3)).toString()));
        Map<String, Object> netdata = answer.extract().path("providers[0]");
        assertThat(netdata).containsEntry("latency_ms", 4_001).containsEntry("message", "It is down")
                .containsEntry("upstream_used", 7).containsEntry("upstream_total", 10)
                .containsEntry("checked_at", now.minus(Duration.ofSeconds(30)).toString());
    }

    @Test
    void aStatusThatIsAsOldAsTheFirstCheckIsSinceThen() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        addCheck("netdata", "ok", 20, now.minus(Duration.ofHours(23)));
        addCheck("netdata", "ok", 20, now.minus(Duration.ofSeconds(30)));
        addCheck("sentry", "down", 38, now.minus(Duration.ofSeconds(20)));
        addCheck("socket", "ok", 38, now.minus(Duration.ofDays(1)));
        addCheck("socket", "ok", 38, now);

        ok(viewer(), "/ops/pulse").body("providers[0].since", equalTo(now.minus(Duration.ofHours(23)).toString()))
                .body("providers[1].since", equalTo(now.minus(Duration.ofSeconds(20)).toString()))
                .body("providers[2].since", nullValue());
    }

    @Test
    void aStatusThatChangedWhileNothingWasCheckedIsSinceTheCheckAfterwards() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        addCheck("netdata", "ok", 20, now.minus(Duration.ofDays(3)));
        addCheck("netdata", "down", 20, now.minus(Duration.ofDays(2)));
        addCheck("netdata", "ok", 20, now.minus(Duration.ofMinutes(9)));
        addCheck("netdata", "ok", 20, now.minus(Duration.ofMinutes(8)));

        ok(viewer(), "/ops/pulse").body("providers[0].since", equalTo(now.minus(Duration.ofMinutes(9)).toString()));
    }

    @Test
    void listsOpenAlertsCriticalOnesFirst() {
        addAlert("provider_health", "netdata", "critical", NOW.minus(Duration.ofHours(2)), Optional.empty());
        addAlert("error_rate", "socket", "warning", NOW.minus(Duration.ofHours(1)), Optional.empty());
        addAlert("error_rate", "sentry", "critical", NOW.minus(Duration.ofHours(1)), Optional.of(NOW));
        IntStream.range(0, 20).forEach(n -> addAlert("error_rate", "p" + n, "warning", NOW.minus(Duration.ofDays(2)),
                Optional.empty()));

        ok(viewer(), "/ops/pulse").body("open_alert_count", equalTo(22)).body("open_alerts.size()", equalTo(20))
                .body("open_alerts[0].subject", equalTo("netdata")).body("open_alerts[1].subject", equalTo("socket"))
                .body("open_alerts[0].closed_at", nullValue()).body("open_alerts[0].acknowledged_by", nullValue());
    }

    @Test
    void countsCallsOfFinishedBucketsAndThoseOfTheDayBefore() {
        Instant counted = NOW.plusSeconds(1);
        countedAt(counted);
        addStats(300, NOW, "socket/scan.get", 100, 100, 100); // not over yet
        addStats(300, NOW.minusSeconds(300), "socket/scan.get", 5, 1, 2);
        addStats(300, NOW.minusSeconds(900), "netdata/nodes.list", 7, 0, 0);
        addStats(300, NOW.minusSeconds(1_200), "netdata/nodes.list", 1_000, 0, 0);
        addStats(300, NOW.minusSeconds(900).minus(Duration.ofDays(1)), "netdata/nodes.list", 3, 4, 0);

        ok(viewer(), "/ops/pulse").body("counted_at", equalTo(counted.toString()))
                .body("from", equalTo(NOW.minusSeconds(900).toString())).body("until", equalTo(NOW.toString()))
                .body("calls", equalTo(Map.of("ok", 12, "failed", 1, "refused", 2, "p50_ms", 90, "p95_ms", 100)))
                .body("day_before.ok", equalTo(3)).body("day_before.failed", equalTo(4));
    }
}
