package com.insightpulseai.mcp.functions.ops.provider;

import java.util.List;

import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.QueryRange;
import com.insightpulseai.mcp.functions.ops.read.QuerySteps;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

/** The health of one provider in a range of time. */
record HealthQuery(String provider, OpsQuery query, QueryRange range, int stepS) {

    private static final List<Integer> USUAL_STEPS = List.of(60, 300, 600, 1_800, 3_600, 7_200, 21_600, 86_400);
    private static final int SMALLEST_STEP = 60;
    private static final int MOST_POINTS = 400;
    private static final int MOST_SPELLS = 50;

    /** Quota is that of the last check of a point, which an index finds. */
    private static final String POINTS = """
            select p.*, l.upstream_used, l.upstream_total
              from (select date_bin(make_interval(secs => $4::int), h.checked_at, 'epoch') as at,
                           max(case h.status when 'down' then 2 when 'degraded' then 1 else 0 end) as worst,
                           percentile_disc(0.5) within group (order by h.latency_ms) as p50_ms, max(h.latency_ms) as max_ms,
                           count(*) as checks, count(*) filter (where h.status = 'down') as down, max(h.checked_at) as last_at
                      from ops.provider_health h
                     where h.provider = $1::text and h.checked_at >= $2::timestamptz and h.checked_at < $3::timestamptz
                     group by 1) p
              left join lateral (
                select h.upstream_used, h.upstream_total from ops.provider_health h
                 where h.provider = $1::text and h.checked_at = p.last_at limit 1) l on true
             order by p.at""";

    /**
     * A spell begins with a check that finds another status than the one before, in the range, and lasts until the next that
     * does. Looked for from the checks that are not ok, which are few: those that are may be a hundred thousand.
     */
    private static final String SPELLS = """
            with bad as materialized (
              select h.status, h.message, h.checked_at
                from ops.provider_health h
               where h.provider = $1::text and h.checked_at >= $2::timestamptz and h.checked_at < $3::timestamptz and h.status <> 'ok'),
            begun as (
              select b.* from bad b
                left join lateral (
                  select h.status from ops.provider_health h
                   where h.provider = $1::text and h.checked_at >= $2::timestamptz and h.checked_at < b.checked_at
                   order by h.checked_at desc limit 1) p on true
               where p.status is distinct from b.status
               order by b.checked_at desc limit $4::int),
            spells as materialized (
              select b.*, (select h.checked_at from ops.provider_health h
                            where h.provider = $1::text and h.checked_at > b.checked_at and h.checked_at < $3::timestamptz
                              and h.status <> b.status order by h.checked_at limit 1) as until
                from begun b)
            select s.*, (select count(*) from bad b
                          where b.checked_at >= s.checked_at and b.checked_at < coalesce(s.until, 'infinity')) as checks
              from spells s
             order by s.checked_at desc""";

    static HealthQuery of(String provider, OpsQuery query) {
        QueryRange range = query.range();
        int step = QuerySteps.of(query, range, USUAL_STEPS, SMALLEST_STEP, MOST_POINTS);
        query.checkText("provider", provider);
        query.check();
        return new HealthQuery(provider, query, range, step);
    }

    Statement points() {
        return Statement.of(POINTS, provider, range.from(), range.to(), stepS);
    }

    Statement spells() {
        return Statement.of(SPELLS, provider, range.from(), range.to(), MOST_SPELLS);
    }
}
