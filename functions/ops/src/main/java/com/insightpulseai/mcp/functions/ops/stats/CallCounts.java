package com.insightpulseai.mcp.functions.ops.stats;

import java.util.Optional;

import io.vertx.mutiny.sqlclient.Row;

/**
 * Numbers of calls.
 *
 * @param p50Ms milliseconds that half of the calls which ran took at most; empty where none ran
 * @param p95Ms the same of 95 of 100
 */
public record CallCounts(long ok, long failed, long refused, Optional<Long> p50Ms, Optional<Long> p95Ms) {

    /** From columns of these names; no row of statistics is no call. */
    static CallCounts of(Row row) {
        return new CallCounts(count(row, "ok"), count(row, "failed"), count(row, "refused"),
                Optional.ofNullable(row.getLong("p50_ms")), Optional.ofNullable(row.getLong("p95_ms")));
    }

    long calls() {
        return ok + failed + refused;
    }

    private static long count(Row row, String column) {
        Long count = row.getLong(column);
        return count == null ? 0 : count;
    }
}
