package com.insightpulseai.mcp.functions.ops.event.histogram;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

import com.insightpulseai.mcp.functions.ops.event.EventFilter;
import com.insightpulseai.mcp.functions.ops.event.EventRow;
import com.insightpulseai.mcp.functions.ops.event.EventSteps;
import com.insightpulseai.mcp.functions.ops.event.Span;
import com.insightpulseai.mcp.functions.ops.event.histogram.Histogram.Bar;
import com.insightpulseai.mcp.functions.ops.read.QuerySteps;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.read.SqlText;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.vertx.mutiny.sqlclient.Row;

/** Adds events up to bars of one width. */
final class Bars {

    private static final int MOST = 60;
    private static final List<Long> WIDTHS = LongStream
            .of(1, 5, 10, 30, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400, 604_800).boxed().toList();

    private final NavigableMap<OffsetDateTime, Bar> bars = new TreeMap<>();
    private long events;

    /** Returns the width in seconds by which a range has at most some 60 bars, and no fewer than {@code least}. */
    static long width(OffsetDateTime from, OffsetDateTime to, long least) {
        long seconds = Duration.between(from, to).toSeconds();
        return WIDTHS.stream().filter(width -> width >= least && seconds / width < MOST).findFirst()
                .orElse(WIDTHS.get(WIDTHS.size() - 1));
    }

    /** Counts events by bars of a width; each of its rows has what {@link EventSteps#reach} returns. */
    static Statement statement(EventFilter filter, ReadHint hint, Span span, int events, long stepS) {
        SqlText text = EventSteps.look(filter, hint, span, events);
        return text.add("""
                ,
                bars as (
                  select date_bin(make_interval(secs => ?::int), l.created_at, 'epoch') as at, count(*) as events,
                         count(*) filter (where l.status = 'ok') as ok,
                         count(*) filter (where l.status in ('error', 'abandoned')) as failed,
                         count(*) filter (where l.status in ('denied_role', 'denied_quota')) as refused
                    from looked l where l.hit group by 1)
                select statement_timestamp() as now, r.*, b.*
                  from\s""", (int) stepS).add(EventSteps.reach(span) + " left join bars b on true").statement();
    }

    /** Adds a row of {@link #statement} or of statistics; one without a bar is left out. */
    void add(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("at");
        if (at != null) {
            add(new Bar(at, row.getLong("ok"), row.getLong("failed"), row.getLong("refused")), row.getLong("events"));
        }
    }

    /** Adds an event to the bar of its time. */
    void add(EventRow event, long width) {
        OffsetDateTime at = QuerySteps.begin(event.createdAt(), width);
        boolean failed = EventFilter.FAILED.contains(event.status());
        boolean refused = EventFilter.REFUSED.contains(event.status());
        add(new Bar(at, event.status().equals("ok") ? 1 : 0, failed ? 1 : 0, refused ? 1 : 0), 1);
    }

    private void add(Bar bar, long count) {
        bars.merge(bar.at(), bar, Bar::plus);
        events += count;
    }

    /** Adds bars of others that begin at a time or later. */
    void addSince(OffsetDateTime begin, Bars others) {
        others.bars.tailMap(begin, true).values().forEach(bar -> add(bar, 0));
    }

    /** The number of all events, those that are still running as well. */
    long events() {
        return events;
    }

    /** Returns bars of a width that is a multiple of theirs. */
    List<Bar> points(long width) {
        Bars wider = new Bars();
        bars.values().forEach(bar -> wider.add(bar.at(QuerySteps.begin(bar.at(), width)), 0));
        return List.copyOf(wider.bars.values());
    }
}
