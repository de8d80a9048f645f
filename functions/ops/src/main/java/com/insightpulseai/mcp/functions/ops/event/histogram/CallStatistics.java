package com.insightpulseai.mcp.functions.ops.event.histogram;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

import com.insightpulseai.mcp.functions.ops.event.EventFilter;
import com.insightpulseai.mcp.functions.ops.read.QuerySteps;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.read.SqlText;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

/** Reads what maintenance has counted: by days where bars are that wide, by hours, and by five minutes for what was lately. */
final class CallStatistics {

    /** The width in seconds of the smallest buckets, of which all others are multiples. */
    static final int SMALLEST_S = 300;
    private static final int HOUR_S = 3_600;
    private static final int DAY_S = 86_400;
    /** Less than what {@code ops.retention} has as it comes. */
    private static final Duration SMALLEST_KEPT = Duration.ofHours(20);
    private static final Duration HOURS_KEPT = Duration.ofDays(390);
    private static final Duration HOURS_OF_CALLERS_KEPT = Duration.ofDays(80);

    private CallStatistics() {
    }

    /** Buckets of a width, from the first until before the last. */
    private record Buckets(int width, OffsetDateTime from, OffsetDateTime until) {

        boolean any() {
            return from.isBefore(until);
        }
    }

    /** Returns the width in seconds of the smallest buckets that are kept of a time. */
    static int width(OffsetDateTime at, boolean ofCaller) {
        Duration age = Duration.between(at, OffsetDateTime.now());
        if (age.compareTo(SMALLEST_KEPT) < 0) {
            return SMALLEST_S;
        }
        return age.compareTo(ofCaller ? HOURS_OF_CALLERS_KEPT : HOURS_KEPT) < 0 ? HOUR_S : DAY_S;
    }

    /** Returns the end of the smallest bucket in which a time lies. */
    static OffsetDateTime endOfBucket(OffsetDateTime at, boolean ofCaller) {
        int width = width(at, ofCaller);
        return QuerySteps.begin(at, width).plusSeconds(width);
    }

    /**
     * Counts calls before {@code until} by bars of a width; {@code counted_at} is how far statistics go. The first bar is of
     * whole buckets, in the first of which the filter's range begins.
     *
     * @param ofCaller the statistics by caller, of which row level security shows own ones, and all to an administrator
     * @param until the end of a bucket
     * @param width at least that of the buckets where the range begins
     */
    static Statement bars(EventFilter filter, ReadHint hint, boolean ofCaller, OffsetDateTime until, long width) {
        SqlText text = new SqlText(hint).add("""
                select h.counted_at, b.*
                  from ops.stats_head h
                  left join (
                    select date_bin(make_interval(secs => ?::int), s.bucket, 'epoch') as at, 0::bigint as events,
                           %s as ok, %s as failed, %s as refused
                      from ops.%s s
                     where (false"""
                .formatted(sum(filter, "ok", "ok"), sum(filter, "error", "failed"), sum(filter, "denied_role", "refused"),
                        ofCaller ? "caller_stats" : "call_stats"),
                (int) width);
        buckets(filter.from(), until, width(filter.from(), ofCaller), width).filter(Buckets::any)
                .forEach(each -> text.add(" or s.width_s = ? and s.bucket >= ? and s.bucket < ?", each.width(), each.from(),
                        each.until()));
        text.add(") and " + (ofCaller ? hint.condition("s.caller_id") : "$1::uuid is not null"));
        if (ofCaller) {
            filter.caller().ifPresent(id -> text.add(" and s.caller_id = ?", id));
        }
        filter.provider().ifPresent(name -> text.add(" and s.provider = ?", name));
        filter.tool().ifPresent(name -> text.add(" and s.tool = ?", name));
        return text.add(" group by 1) b on true").statement();
    }

    private static Stream<Buckets> buckets(OffsetDateTime from, OffsetDateTime until, int smallest, long width) {
        OffsetDateTime begin = QuerySteps.begin(from, smallest);
        if (smallest == SMALLEST_S) {
            return Stream.of(new Buckets(SMALLEST_S, begin, until));
        }
        OffsetDateTime lastHour = QuerySteps.begin(until, HOUR_S);
        Buckets fine = new Buckets(SMALLEST_S, lastHour, until);
        Buckets days = new Buckets(DAY_S, QuerySteps.begin(begin.plusSeconds(DAY_S - 1), DAY_S),
                QuerySteps.begin(until, DAY_S));
        if (width < DAY_S || !days.any()) {
            return Stream.of(new Buckets(HOUR_S, begin, lastHour), fine);
        }
        return Stream.of(new Buckets(HOUR_S, begin, days.from()), days, new Buckets(HOUR_S, days.until(), lastHour), fine);
    }

    private static String sum(EventFilter filter, String status, String column) {
        return filter.wants(status) ? "sum(s." + column + ")" : "0::bigint";
    }
}
