package com.insightpulseai.mcp.functions.ops.stats;

import java.time.OffsetDateTime;
import java.util.List;

import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.vertx.mutiny.sqlclient.Row;

/**
 * Calls of the last 15 minutes that are counted, and of the same a day before.
 *
 * @param from of the last 15 minutes
 */
public record RecentCalls(OffsetDateTime from, OffsetDateTime until, CallCounts calls, CallCounts dayBefore) {

    /**
     * Three buckets before the last one that calls were counted in: that one is not over, and would look like a fall. Where
     * nothing has counted for an hour, they are the last ones all the same.
     */
    private static final String LAST = """
            with span as materialized (
              select date_bin('5 minutes', case when h.counted_at > clock_timestamp() - interval '1 hour'
                                                then least(h.counted_at, clock_timestamp()) else clock_timestamp() end, 'epoch') as until
                from ops.stats_head h)
            select w.back, s.until, t.ok, t.failed, t.refused, p.p50_ms, p.p95_ms
              from span s
             cross join (values (interval '0'), (interval '1 day')) w (back)
              left join lateral (
                select sum(c.ok) as ok, sum(c.failed) as failed, sum(c.refused) as refused
                  from ops.call_stats c
                 where c.width_s = 300 and c.bucket >= s.until - w.back - interval '15 minutes' and c.bucket < s.until - w.back) t on true
              left join lateral (
                select round(ops.duration_percentile(0.5, array_agg(b.bin), array_agg(b.n::bigint)))::bigint as p50_ms,
                       round(ops.duration_percentile(0.95, array_agg(b.bin), array_agg(b.n::bigint)))::bigint as p95_ms
                  from ops.call_stats c cross join lateral unnest(c.bins, c.counts) as b (bin, n)
                 where c.width_s = 300 and c.bucket >= s.until - w.back - interval '15 minutes' and c.bucket < s.until - w.back) p on true
             order by w.back""";

    private static final int MINUTES = 15;

    public static Statement statement() {
        return Statement.of(LAST);
    }

    /** From the two rows of {@link #statement()}. */
    public static RecentCalls of(List<Row> rows) {
        OffsetDateTime until = rows.get(0).getOffsetDateTime("until");
        return new RecentCalls(until.minusMinutes(MINUTES), until, CallCounts.of(rows.get(0)), CallCounts.of(rows.get(1)));
    }
}
