package com.insightpulseai.mcp.functions.ops.quota;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.setup.QuotaLimits;
import com.insightpulseai.mcp.functions.ops.setup.QuotaLimits.ClassifiedTool;
import com.insightpulseai.mcp.functions.ops.setup.QuotaLimits.RoleLimit;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

/** Statements about quotas. */
final class QuotaStatements {

    /** Open windows that are read, since no more callers are named at once. */
    static final int MOST_OPEN = 500;
    /** Windows that are shown of a quota, the open one included. */
    static final int WINDOWS = 24;

    private static final int MOST_REFUSED = 10_000;

    private static final String READER = "select n.* from ops.name_callers(array[$1::uuid]) n";

    /**
     * Those who have used most of the least limit of a class first; who is nearest depends on roles, which are not known yet.
     */
    private static final String OPEN = """
            with open as materialized (
              select r.*
                from ops.provider_rate_limits r
                left join (select l.provider, l.quota_class, min(l.calls) as calls
                             from unnest($4::text[], $5::text[], $6::int[]) as l (provider, quota_class, calls)
                            where l.calls > 0 group by 1, 2) l using (provider, quota_class)
               where r.window_start <= clock_timestamp()
                 and r.window_start + make_interval(secs => r.window_seconds) > clock_timestamp() and %s
                 and ($2::uuid is null or r.caller_id = $2::uuid) and ($3::text is null or r.provider = $3::text)
               order by r.call_count::float8 / coalesce(l.calls, 1) desc, r.caller_id, r.provider, r.quota_class
               limit $7::int)
            select o.*, n.kind, n.name, n.role, n.live
              from open o
              left join ops.name_callers((select array_agg(distinct o.caller_id) from open o)) n on n.id = o.caller_id""";

    /** Rows that are shown: {@code position} counts from 1. */
    private static final String KEYS = """
            unnest($1::text[], $2::text[], $3::text[], $4::int[])
              with ordinality as k (provider, quota_class, caller_id, window_seconds, position)""";

    private static final String HISTORY = """
            select k.position, r.window_start, r.call_count
              from %s
              join ops.provider_rate_limits r
                on r.provider = k.provider and r.quota_class = k.quota_class and r.caller_id = k.caller_id::uuid
               and r.window_seconds = k.window_seconds
               and r.window_start > clock_timestamp() - make_interval(secs => $5::int * k.window_seconds)""".formatted(KEYS);

    private static final String TOOLS = "unnest($5::text[], $6::text[], $7::text[]) as t (provider, tool, quota_class)";

    private static final String REFUSED = """
            with denied as materialized (
              select e.caller_id, e.provider, e.tool, e.created_at
                from ops.run_events e
               where e.not_ok = 'denied_quota' and e.created_at >= $8::timestamptz
                 and e.caller_id = any (select unnest($3::text[])::uuid)
               order by e.created_at desc limit $9::int)
            select k.position, count(*) as refused
              from %s
              join %s on t.provider = k.provider and t.quota_class = k.quota_class
              join denied d on d.caller_id = k.caller_id::uuid and d.provider = k.provider and d.tool = t.tool
               and d.created_at >= date_bin(make_interval(secs => k.window_seconds), clock_timestamp(), timestamptz '2000-01-01 00:00:00+00')
             group by 1"""
            .formatted(KEYS, TOOLS);

    /** Calls of the last 10 to 15 minutes that are counted, and for how many seconds. */
    private static final String PACE = """
            with head as materialized (
              select h.counted_at, date_bin('5 minutes', h.counted_at, 'epoch') - interval '10 minutes' as since
                from ops.stats_head h where h.counted_at > clock_timestamp() - interval '15 minutes')
            select k.position, sum(s.ok + s.failed) as calls, extract(epoch from min(h.counted_at - h.since))::int as seconds
              from head h
             cross join %s
              join %s on t.provider = k.provider and t.quota_class = k.quota_class
              join ops.caller_stats s on s.caller_id = k.caller_id::uuid and s.width_s = 300 and s.bucket >= h.since
               and s.provider = k.provider and s.tool = t.tool
             group by 1""".formatted(KEYS, TOOLS);

    private QuotaStatements() {
    }

    /** The reader's name, and windows that are open. */
    static List<Statement> open(ReadHint hint, QuotaLimits limits, List<String> providers, Optional<UUID> caller,
            Optional<String> provider) {
        List<RoleLimit> all = providers.stream().flatMap(name -> limits.of(name).stream()).toList();
        String[] ofProviders = providers.stream().flatMap(name -> limits.of(name).stream().map(limit -> name))
                .toArray(String[]::new);
        return List.of(Statement.of(READER, hint.reader()),
                Statement.of(OPEN.formatted(hint.condition("r.caller_id")), hint.reader(), caller.orElse(null),
                        provider.orElse(null), ofProviders, texts(all, RoleLimit::quotaClass),
                        all.stream().map(RoleLimit::calls).toArray(Integer[]::new), MOST_OPEN));
    }

    /** Earlier windows, refusals and pace of windows that are shown. */
    static List<Statement> details(List<UsedWindow> shown, List<ClassifiedTool> tools, OffsetDateTime now) {
        String[] providers = texts(shown, UsedWindow::provider);
        String[] classes = texts(shown, UsedWindow::quotaClass);
        String[] callers = texts(shown, window -> window.caller().toString());
        Integer[] seconds = shown.stream().map(UsedWindow::windowS).toArray(Integer[]::new);
        String[] ofProviders = texts(tools, ClassifiedTool::provider);
        String[] names = texts(tools, ClassifiedTool::tool);
        String[] ofClasses = texts(tools, ClassifiedTool::quotaClass);
        OffsetDateTime since = shown.stream().map(UsedWindow::start).min(OffsetDateTime::compareTo).orElse(now);
        return List.of(Statement.of(HISTORY, providers, classes, callers, seconds, WINDOWS),
                Statement.of(REFUSED, providers, classes, callers, seconds, ofProviders, names, ofClasses, since, MOST_REFUSED),
                Statement.of(PACE, providers, classes, callers, seconds, ofProviders, names, ofClasses));
    }

    private static <T> String[] texts(List<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }
}
