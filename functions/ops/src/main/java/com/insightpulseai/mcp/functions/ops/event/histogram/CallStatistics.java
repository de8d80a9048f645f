package com.insightpulseai.mcp.functions.ops.event.histogram;

import java.time.Duration;
import java.time.OffsetDateTime;

import com.insightpulseai.mcp.functions.ops.event.EventFilter;
import com.insightpulseai.mcp.functions.ops.read.QuerySteps;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.read.SqlText;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

/** Reads what maintenance has counted: by hours, and by five minutes for the last hour before an end. */
final class CallStatistics {

    static final int WIDTH_S = 300;
    private static final int HOUR_S = 3_600;
    /** For so long there are five minutes of each caller. */
    private static final Duration KEPT_FINE = Duration.ofHours(20);

    private CallStatistics() {
    }

    /** Returns the end of the bucket in which a time lies: of five minutes, or of an hour where it was long ago. */
    static OffsetDateTime endOfBucket(OffsetDateTime at) {
        int width = isKeptFine(at) ? WIDTH_S : HOUR_S;
        return QuerySteps.begin(at, width).plusSeconds(width);
    }

    private static boolean isKeptFine(OffsetDateTime at) {
        return at.isAfter(OffsetDateTime.now().minus(KEPT_FINE));
    }

    /**
     * Counts calls before {@code until} by bars of a width; {@code counted_at} is how far statistics go. The first bar is of
     * whole buckets, in the first of which the filter's range begins.
     *
     * @param ofCaller the statistics by caller, of which row level security shows own ones, and all to an administrator
     * @param until the end of a bucket
     */
    static Statement bars(EventFilter filter, ReadHint hint, boolean ofCaller, OffsetDateTime until, long width) {
        boolean fine = isKeptFine(filter.from());
        OffsetDateTime begin = QuerySteps.begin(filter.from(), fine ? WIDTH_S : HOUR_S);
        OffsetDateTime border = fine ? begin : QuerySteps.begin(until, HOUR_S);
        SqlText text = new SqlText(hint).add("""
                select h.counted_at, b.*
                  from ops.stats_head h
                  left join (
                    select date_bin(make_interval(secs => ?::int), s.bucket, 'epoch') as at, 0::bigint as events,
                           %s as ok, %s as failed, %s as refused
                      from ops.%s s
                     where (s.width_s = 3600 and s.bucket >= ? and s.bucket < ?
                            or s.width_s = 300 and s.bucket >= ? and s.bucket < ?)"""
                .formatted(sum(filter, "ok", "ok"), sum(filter, "error", "failed"), sum(filter, "denied_role", "refused"),
                        ofCaller ? "caller_stats" : "call_stats"),
                (int) width, begin, border, border, until);
        text.add(" and " + (ofCaller ? hint.condition("s.caller_id") : "$1::uuid is not null"));
        if (ofCaller) {
            filter.caller().ifPresent(id -> text.add(" and s.caller_id = ?", id));
        }
        filter.provider().ifPresent(name -> text.add(" and s.provider = ?", name));
        filter.tool().ifPresent(name -> text.add(" and s.tool = ?", name));
        return text.add(" group by 1) b on true").statement();
    }

    private static String sum(EventFilter filter, String status, String column) {
        return filter.wants(status) ? "sum(s." + column + ")" : "0::bigint";
    }
}
