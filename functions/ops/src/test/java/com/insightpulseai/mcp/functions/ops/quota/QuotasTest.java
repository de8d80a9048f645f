package com.insightpulseai.mcp.functions.ops.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.OpsFunctionTest;
import com.insightpulseai.mcp.functions.ops.quota.QuotaNow.Pace;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.setup.QuotaLimits;
import com.insightpulseai.mcp.store.ReaderDatabase;

import io.quarkus.test.junit.QuarkusTest;

/** Quotas and their use. */
@QuarkusTest
class QuotasTest extends OpsFunctionTest {

    @Inject
    ReaderDatabase reads;

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-28T14:20:00Z");

    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @Inject
    QuotaLimits limits;

    @Test
    void showsAReaderOwnClassesAlsoUnusedOnes() {
        addUse(viewer, "socket", "reads", hour, 30);
        addUse(viewer, "socket", "reads", hour.minusSeconds(2 * 3_600), 99);
        addUse(operator, "socket", "reads", hour, 77);
        addEvent(viewer, "socket/scan.get", "denied_quota", null, Instant.now());
        addEvent(viewer, "socket/scan.get", "denied_quota", null, hour.minusSeconds(1));

        var answer = ok(viewer(), "/ops/quotas?provider=socket").body("scope", equalTo("own")).body("capped", equalTo(false))
                .body("quotas.quota_class", contains("reads", "checks")).body("quotas.used", contains(30, 0))
                .body("quotas.limit", contains(100, 120)).body("quotas[0].windows", hasSize(24));
        Map<String, Object> reads = answer.extract().path("quotas[0]");
        assertThat(reads).containsEntry("caller_id", viewer.toString()).containsEntry("caller_name", "ops_viewer@example.test")
                .containsEntry("caller_kind", "user").containsEntry("role", "ops_viewer").containsEntry("live", true)
                .containsEntry("provider", "socket").containsEntry("window_s", 3_600)
                .containsEntry("window_start", hour.toString()).containsEntry("window_end", hour.plusSeconds(3_600).toString())
                .containsEntry("refused", 1);
        List<Map<String, Object>> windows = answer.extract().path("quotas[0].windows");
        assertThat(windows.get(23)).isEqualTo(Map.of("start", hour.toString(), "used", 30));
        assertThat(windows.get(21)).isEqualTo(Map.of("start", hour.minusSeconds(7_200).toString(), "used", 99));
        assertThat(windows.get(0)).isEqualTo(Map.of("start", hour.minusSeconds(23 * 3_600).toString(), "used", 0));
        ok(viewer(), "/ops/quotas").body("quotas.provider", hasItem("netdata"))
                .body("quotas.caller_id", not(hasItem(operator.toString())));
        ok(viewer(), "/ops/quotas?caller={id}", operator).body("quotas.size()", equalTo(0));
    }

    @Test
    void showsAnAdministratorAllCallersNearestToTheirLimitFirst() {
        addUse(viewer, "socket", "reads", hour, 90);
        addUse(operator, "socket", "reads", hour, 100);
        UUID revoked = UUID.randomUUID();
        database.addUser(revoked, "none");
        addUse(revoked, "socket", "reads", hour, 3);
        UUID workflow = database.addFederatedCaller(4711, Optional.of("refs/heads/main"), Optional.empty(), "ops_operator");
        addUse(workflow, "socket", "scans", hour, 1);

        ok(admin(), "/ops/quotas").body("scope", equalTo("all"))
                .body("quotas.caller_id",
                        contains(viewer.toString(), operator.toString(), workflow.toString(), revoked.toString()))
                .body("quotas.limit", contains(100, 200, 50, null))
                .body("quotas.role", contains("ops_viewer", "ops_operator", "ops_operator", "none"))
                .body("quotas[2].caller_kind", equalTo("workflow")).body("quotas[2].caller_name", equalTo("repository 4711"));
        ok(admin(), "/ops/quotas?caller={id}", operator).body("quotas.used", contains(100));
        ok(admin(), "/ops/quotas?provider=sentry").body("quotas.size()", equalTo(0));
    }

    @Test
    void forecastsFromCallsThatAreCounted() {
        Instant now = Instant.now();
        countedAt(now);
        addUse(viewer, "socket", "reads", hour, 99);
        database.execute(
                "insert into ops.caller_stats values (300, date_bin('5 minutes', now(), 'epoch') - interval '5 minutes', "
                        + "?, 'socket', 'scan.get', 10000, 0, 0)",
                viewer);

        String out = ok(viewer(), "/ops/quotas?provider=socket").extract().path("quotas[0].out_at");

        // One call of 10,000 in 10 to 15 minutes is left: that is less than a second away.
        assertThat(out).satisfiesAnyOf(
                text -> assertThat(Instant.parse(text)).isBetween(now.minusSeconds(1), now.plusSeconds(30)),
                text -> assertThat(Instant.now()).isAfter(hour.plusSeconds(3_590)));
    }

    @Test
    void forecastsOnlyWhatEndsBeforeTheWindow() {
        Pace pace = new Pace(60, 600);

        assertThat(pace.out(120, TIME, TIME.plusHours(1))).contains(TIME.plusMinutes(20));
        assertThat(pace.out(400, TIME, TIME.plusHours(1))).isEmpty();
        assertThat(new Pace(0, 600).out(1, TIME, TIME.plusHours(1))).isEmpty();
        assertThat(forecast(19, pace)).isEmpty();
        assertThat(forecast(20, pace)).contains(TIME.plusSeconds(800));
        assertThat(forecast(100, pace)).isEmpty();
    }

    @Test
    void hasTheSameRowsWithoutAHint() {
        addUse(viewer, "socket", "reads", hour, 90);
        addUse(operator, "socket", "reads", hour, 100);
        for (OpsRole role : List.of(OpsRole.VIEWER, OpsRole.ADMIN)) {
            UUID reader = role == OpsRole.ADMIN ? admin : viewer;
            var statement = QuotaStatements.open(new ReadHint(reader, role == OpsRole.ADMIN), limits, List.of("socket"),
                    Optional.empty(), Optional.empty()).get(1);

            assertThat(rows(reads, reader, role, statement, "r.caller_id", false)).hasSize(role == OpsRole.ADMIN ? 2 : 1)
                    .containsExactlyInAnyOrderElementsOf(rows(reads, reader, role, statement, "r.caller_id", true));
        }
    }

    private static Optional<OffsetDateTime> forecast(long used, Pace pace) {
        UsedWindow window = new UsedWindow(UUID.randomUUID(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), "socket", "reads", 3_600, TIME.truncatedTo(ChronoUnit.HOURS), used);
        return QuotaNow.of(window, Optional.of(100), Map.of(), 0, pace, TIME).outAt();
    }
}
