package com.insightpulseai.mcp.functions.ops.overview;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A provider as its last check found it.
 *
 * @param status empty where it was never checked
 * @param since when this status was first found; empty where that is more than a day ago and no alert says when
 * @param stale whether the check is older than rounds of a monitor are apart
 */
public record ProviderNow(String provider, Optional<String> status, Optional<OffsetDateTime> since,
        Optional<OffsetDateTime> checkedAt, boolean stale, Optional<Integer> latencyMs, Optional<String> message,
        Optional<Long> upstreamUsed, Optional<Long> upstreamTotal) {

    /**
     * Reads each provider's newest check {@code n}, the last one before it that has another status or is older than a day
     * ({@code d}), and the first one after that. The bound of a day is for a healthy provider, which may have had one status in
     * all that is kept. The two comparisons are in place of an equality, with which the planner prefers the index of times
     * alone, and searches the checks of all providers for those of one that has few or none.
     */
    private static final String LATEST = """
            select p.provider, n.status, n.latency_ms, n.message, n.upstream_used, n.upstream_total, n.checked_at,
                   coalesce(s.since, a.opened_at) as since
              from unnest($1::text[]) with ordinality as p (provider, position)
              left join lateral (
                select h.* from ops.provider_health h where h.provider >= p.provider and h.provider <= p.provider
                 order by h.provider, h.checked_at desc limit 1) n on true
              left join lateral (
                select h.status, h.checked_at from ops.provider_health h
                 where h.provider >= p.provider and h.provider <= p.provider
                   and (h.status <> n.status or h.checked_at <= n.checked_at - interval '1 day')
                 order by h.provider, h.checked_at desc limit 1) d on true
              left join lateral (
                select h.checked_at as since from ops.provider_health h
                 where h.provider = p.provider and h.checked_at > greatest(d.checked_at, n.checked_at - interval '1 day')
                   and d.status is distinct from n.status
                 order by h.checked_at limit 1) s on true
              left join ops.alerts a
                on a.kind = 'provider_health' and a.subject = p.provider and a.closed_at is null and n.status <> 'ok'
             order by p.position""";

    static Statement latest(List<String> providers) {
        return Statement.of(LATEST, (Object) providers.toArray(String[]::new));
    }

    static ProviderNow of(Row row, OffsetDateTime now, Duration freshFor) {
        Optional<OffsetDateTime> checkedAt = Optional.ofNullable(row.getOffsetDateTime("checked_at"));
        return new ProviderNow(row.getString("provider"), Optional.ofNullable(row.getString("status")),
                Optional.ofNullable(row.getOffsetDateTime("since")), checkedAt,
                checkedAt.filter(at -> at.isAfter(now.minus(freshFor))).isEmpty(),
                Optional.ofNullable(row.getInteger("latency_ms")),
                Optional.ofNullable(row.getString("message")), Optional.ofNullable(row.getLong("upstream_used")),
                Optional.ofNullable(row.getLong("upstream_total")));
    }
}
