package com.insightpulseai.mcp.functions.ops.provider;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;

import io.vertx.mutiny.sqlclient.Row;

/**
 * The health of a provider over time.
 *
 * @param points one for each step in which there was a check, oldest first
 * @param spells during which it was not ok, newest first, at most 50
 * @param upShare share of checks that did not find it down; empty without a check
 */
public record HealthHistory(OffsetDateTime now, String provider, OffsetDateTime from, OffsetDateTime to, int stepS,
        List<HealthPoint> points, List<HealthSpell> spells, Optional<Double> upShare) {

    private static final List<String> STATUSES = List.of("ok", "degraded", "down");

    /** Checks of one step; quotas are those of the last one. */
    public record HealthPoint(OffsetDateTime at, String worst, long p50Ms, long maxMs, long checks,
            Optional<Long> upstreamUsed, Optional<Long> upstreamTotal) {

        private static HealthPoint of(Row row) {
            return new HealthPoint(row.getOffsetDateTime("at"), STATUSES.get(row.getInteger("worst")), row.getLong("p50_ms"),
                    row.getLong("max_ms"), row.getLong("checks"), Optional.ofNullable(row.getLong("upstream_used")),
                    Optional.ofNullable(row.getLong("upstream_total")));
        }
    }

    /**
     * Checks that found the same, without another in between.
     *
     * @param until of the first check that found something else; empty where the range ends before
     * @param message of the first check
     */
    public record HealthSpell(String status, OffsetDateTime from, Optional<OffsetDateTime> until, long checks,
            String message) {

        private static HealthSpell of(Row row) {
            return new HealthSpell(row.getString("status"), row.getOffsetDateTime("checked_at"),
                    Optional.ofNullable(row.getOffsetDateTime("until")), row.getLong("checks"), row.getString("message"));
        }
    }

    static HealthHistory of(HealthQuery query, Answered read) {
        List<Row> points = read.rows(0);
        long checks = points.stream().mapToLong(row -> row.getLong("checks")).sum();
        long down = points.stream().mapToLong(row -> row.getLong("down")).sum();
        return new HealthHistory(query.query().now(), query.provider(), query.range().from(), query.range().to(),
                query.stepS(), points.stream().map(HealthPoint::of).toList(),
                read.rows(1).stream().map(HealthSpell::of).toList(),
                checks == 0 ? Optional.empty() : Optional.of((double) (checks - down) / checks));
    }
}
