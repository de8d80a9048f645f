package com.insightpulseai.mcp.functions.ops.event.histogram;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.event.EventFilter;
import com.insightpulseai.mcp.functions.ops.event.EventList;
import com.insightpulseai.mcp.functions.ops.event.EventSteps;
import com.insightpulseai.mcp.functions.ops.event.FoundEvents;
import com.insightpulseai.mcp.functions.ops.event.Span;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.Cursor;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.platform.Deadline;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Counts events by time. The newest 10,000 are counted one by one. Where there are more, statistics have the time before, if
 * they can tell; they have neither looks at health nor the rows of this console.
 */
@ApplicationScoped
class EventHistogram {

    static final int MOST = 10_000;
    private static final int MOST_WORDS = 1_000;

    private final OpsReads reads;
    private final EventList list;

    EventHistogram(OpsReads reads, EventList list) {
        this.reads = reads;
        this.list = list;
    }

    /** @param now where the range has no end of its own */
    Uni<Histogram> of(ConsoleReader reader, EventFilter filter, OffsetDateTime now) {
        OffsetDateTime to = filter.to().orElse(now);
        long width = Bars.width(filter.from(), to, 1);
        if (filter.words().isPresent()) {
            return list.find(reader, filter, Span.NEWEST, MOST_WORDS).map(found -> ofWords(found, filter, to, width));
        }
        int first = filter.hasUnindexed() ? EventSteps.FIRST : MOST + 1;
        long counting = filter.isCounted() ? Math.min(width, CallStatistics.SMALLEST_S) : width;
        return count(reader, filter, Span.NEWEST, new Bars(), counting, first, Deadline.in(EventSteps.BUDGET))
                .chain(counted -> {
                    Histogram histogram = counted.histogram(filter, to, width);
                    return counted.stopped().isPresent() && filter.isCounted()
                            ? withStatistics(reader, filter, histogram, counted)
                            : Uni.createFrom().item(histogram);
                });
    }

    private static Histogram ofWords(FoundEvents found, EventFilter filter, OffsetDateTime to, long width) {
        Bars bars = new Bars();
        found.events().forEach(event -> bars.add(event, width));
        return new Histogram(found.now(), filter.from(), to, width, bars.points(width), (int) bars.events(),
                found.next().isPresent(), found.next().map(Cursor::at).orElse(filter.from()));
    }

    /** @param stopped where counting ended before the beginning of the range */
    private record Counted(Bars bars, Optional<Cursor> stopped, OffsetDateTime now, OpsRole role) {

        Histogram histogram(EventFilter filter, OffsetDateTime to, long width) {
            return new Histogram(now, filter.from(), to, width, bars.points(width), (int) Math.min(bars.events(), MOST),
                    stopped.isPresent() || bars.events() > MOST, stopped.map(Cursor::at).orElse(filter.from()));
        }
    }

    private Uni<Counted> count(ConsoleReader reader, EventFilter filter, Span span, Bars bars, long width, int step,
            Deadline deadline) {
        return reads.read(reader.caller(), hint -> List.of(Bars.statement(filter, hint, span, step, width)))
                .chain(reading -> {
                    reading.first().forEach(bars::add);
                    Row first = reading.first().get(0);
                    Optional<Cursor> last = EventSteps.last(first, step);
                    if (last.isEmpty() || bars.events() > MOST || deadline.isOver()) {
                        return Uni.createFrom()
                                .item(new Counted(bars, last, first.getOffsetDateTime("now"), reading.role()));
                    }
                    return count(reader, filter, Span.before(last.get()), bars, width, EventSteps.after(step),
                            deadline);
                });
    }

    /** Leaves the histogram as it is where statistics do not reach up to the events that were counted. */
    private Uni<Histogram> withStatistics(ConsoleReader reader, EventFilter filter, Histogram histogram, Counted counted) {
        OffsetDateTime to = histogram.to();
        boolean ofCaller = counted.role() != OpsRole.ADMIN || filter.caller().isPresent();
        long width = Bars.width(filter.from(), to, CallStatistics.width(filter.from(), ofCaller));
        OffsetDateTime border = CallStatistics.endOfBucket(histogram.completeFrom(), ofCaller);
        return reads.read(reader.caller(), hint -> List.of(CallStatistics.bars(filter, hint, ofCaller, border, width)))
                .map(reading -> {
                    if (reading.first().get(0).getOffsetDateTime("counted_at").isBefore(border)) {
                        return histogram;
                    }
                    Bars bars = new Bars();
                    reading.first().forEach(bars::add);
                    bars.addSince(border, counted.bars());
                    return new Histogram(counted.now(), filter.from(), to, width, bars.points(width), MOST, true,
                            filter.from());
                });
    }
}
