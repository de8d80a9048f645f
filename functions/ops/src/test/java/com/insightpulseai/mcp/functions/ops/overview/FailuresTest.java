package com.insightpulseai.mcp.functions.ops.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.OpsFunctionTest;
import com.insightpulseai.mcp.functions.ops.read.QueryRange;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.store.ReaderDatabase;

import io.quarkus.test.junit.QuarkusTest;

/** The errors and refusals that are most frequent. */
@QuarkusTest
class FailuresTest extends OpsFunctionTest {

    @Inject
    ReaderDatabase reads;

    @BeforeEach
    void addFailures() {
        addEvent(viewer, "netdata/metrics.query", "error", "circuit_open", NOW.minusSeconds(100));
        addEvent(viewer, "netdata/metrics.query", "error", "circuit_open", NOW.minusSeconds(50));
        addEvent(operator, "netdata/metrics.query", "error", "circuit_open", NOW.minusSeconds(20));
        addEvent(viewer, "socket/scan.repo", "denied_role", null, NOW.minusSeconds(10));
        addEvent(viewer, "socket/scan.get", "ok", null, NOW.minusSeconds(10));
        addEvent(viewer, "ops/alert.acknowledge", "denied_role", null, NOW.minusSeconds(10));
        addEvent(viewer, "socket/health", "denied_role", null, NOW.minusSeconds(10));
        addEvent(viewer, "sentry/issues.list", "error", "upstream_error", NOW.minus(Duration.ofHours(30)));
    }

    @Test
    void isOfAllCallersForAnAdministrator() {
        Map<String, Object> first = ok(admin(), "/ops/failures").body("scope", equalTo("all")).body("capped", equalTo(false))
                .body("failures.calls", contains(3, 1)).body("failures[1].error", nullValue())
                .body("failures[1].status", equalTo("denied_role")).extract().path("failures[0]");

        assertThat(first).containsEntry("provider", "netdata").containsEntry("tool", "metrics.query")
                .containsEntry("status", "error").containsEntry("error", "circuit_open").containsEntry("callers", 2)
                .containsEntry("first_at", NOW.minusSeconds(100).toString())
                .containsEntry("last_at", NOW.minusSeconds(20).toString());
    }

    @Test
    void isOfOwnCallsForOthers() {
        ok(viewer(), "/ops/failures").body("scope", equalTo("own")).body("failures.calls", contains(2, 1))
                .body("failures[0].callers", nullValue());
        ok(operator(), "/ops/failures").body("failures.calls", contains(1));
    }

    @Test
    void isOfTheRangeThatIsAskedFor() {
        ok(admin(), "/ops/failures?from={from}&to={to}", NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1)))
                .body("failures.provider", contains("sentry"));
    }

    @Test
    void hasTheSameRowsWithoutAHint() {
        QueryRange range = new QueryRange(time(NOW.minus(Duration.ofDays(1))), time(NOW));
        for (OpsRole role : List.of(OpsRole.VIEWER, OpsRole.ADMIN)) {
            var reader = role == OpsRole.ADMIN ? admin : viewer;
            var statement = FailuresResource.most(new ReadHint(reader, role == OpsRole.ADMIN), range);

            assertThat(rows(reads, reader, role, statement, "e.caller_id", false)).hasSize(2)
                    .isEqualTo(rows(reads, reader, role, statement, "e.caller_id", true));
        }
    }
}
