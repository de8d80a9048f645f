package com.insightpulseai.mcp.functions.ops.event;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

import com.insightpulseai.mcp.functions.ops.event.Histogram.Bar;

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

    /** Adds a row of {@link EventStatements#bars} or of statistics; one without a bar is left out. */
    void add(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("at");
        if (at != null) {
            add(new Bar(at, row.getLong("ok"), row.getLong("failed"), row.getLong("refused")), row.getLong("events"));
        }
    }

    /** Adds an event to the bar of its time. */
    void add(EventRow event, long width) {
        long second = event.createdAt().toEpochSecond();
        OffsetDateTime at = OffsetDateTime.ofInstant(Instant.ofEpochSecond(second - Math.floorMod(second, width)),
                event.createdAt().getOffset());
        boolean failed = EventFilter.FAILED.contains(event.status());
        boolean refused = EventFilter.REFUSED.contains(event.status());
        add(new Bar(at, event.status().equals("ok") ? 1 : 0, failed ? 1 : 0, refused ? 1 : 0), 1);
    }

    private void add(Bar bar, long count) {
        bars.merge(bar.at(), bar, Bar::plus);
        events += count;
    }

    /** The number of all events, those that are still running as well. */
    long events() {
        return events;
    }

    List<Bar> points() {
        return List.copyOf(bars.values());
    }
}
