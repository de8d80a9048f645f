package com.insightpulseai.mcp.functions.ops.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.Cursor;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.platform.Deadline;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Finds events by a filter. Where indexes serve all of its conditions, one statement finds them. Else events are looked at in
 * steps that grow, each a statement of its own, until there are enough or the time is over.
 */
@ApplicationScoped
public class EventList {

    private static final Comparator<EventRow> OLDEST_FIRST = Comparator.comparing(EventRow::createdAt)
            .thenComparing(EventRow::id, EventList::compareAsPostgres);

    private final OpsReads reads;
    private final WordSearch search;

    EventList(OpsReads reads, WordSearch search) {
        this.reads = reads;
        this.search = search;
    }

    /** Finds the next events of a part of the list, at most {@code limit}, within some 250 ms. */
    public Uni<FoundEvents> find(ConsoleReader reader, EventFilter filter, Span span, int limit) {
        return find(reader, filter, span, limit, Deadline.in(EventSteps.BUDGET));
    }

    /** @param deadline after which no further step of a search is begun */
    Uni<FoundEvents> find(ConsoleReader reader, EventFilter filter, Span span, int limit, Deadline deadline) {
        if (filter.words().isPresent()) {
            return search.find(reader, filter, span, limit, deadline);
        }
        if (filter.hasUnindexed()) {
            return look(reader, filter, span, limit, List.of(), EventSteps.FIRST, deadline);
        }
        return reads.read(reader.caller(), hint -> List.of(EventStatements.page(filter, hint, span, limit + 1)))
                .map(reading -> found(reading, events(reading, span), limit, Optional.empty(), span));
    }

    private Uni<FoundEvents> look(ConsoleReader reader, EventFilter filter, Span span, int limit, List<EventRow> before,
            int step, Deadline deadline) {
        return reads
                .read(reader.caller(),
                        hint -> List.of(EventStatements.look(filter, hint, span, step, limit + 1 - before.size())))
                .chain(reading -> {
                    List<EventRow> events = new ArrayList<>(before);
                    events.addAll(events(reading, span));
                    Row first = reading.first().get(0);
                    Optional<Cursor> last = EventSteps.last(first, step);
                    if (last.isEmpty() || events.size() > limit || deadline.isOver()) {
                        return Uni.createFrom().item(found(reading, events, limit, last, span));
                    }
                    Span rest = span.after().isPresent() ? new Span(Optional.empty(), last) : Span.before(last.get());
                    return look(reader, filter, rest, limit, events, EventSteps.after(step), deadline);
                });
    }

    /**
     * @param events in the order of reading, one more than the limit where there are others
     * @param stopped where the search stopped for want of time; empty where it read to the end of the range
     */
    static FoundEvents found(Answered reading, List<EventRow> events, int limit, Optional<Cursor> stopped, Span span) {
        boolean full = events.size() > limit;
        List<EventRow> page = new ArrayList<>(full ? events.subList(0, limit) : events);
        Optional<Cursor> next = full ? Optional.of(page.get(limit - 1).cursor()) : stopped;
        if (span.after().isPresent()) {
            Collections.reverse(page);
        }
        Row first = reading.first().get(0);
        return new FoundEvents(page, next, full ? Optional.empty() : stopped.map(Cursor::at), Optional.empty(),
                first.getOffsetDateTime("now"), first.getOffsetDateTime("settled"), reading.role());
    }

    /** Returns the events of a result in the order of reading. */
    static List<EventRow> events(Answered reading, Span span) {
        List<EventRow> events = new ArrayList<>();
        reading.first().forEach(row -> {
            if (row.getUUID("id") != null) {
                events.add(EventRow.of(row));
            }
        });
        events.sort(span.after().isPresent() ? OLDEST_FIRST : OLDEST_FIRST.reversed());
        return events;
    }

    /** PostgreSQL compares UUIDs by their bytes, Java by signed halves. */
    private static int compareAsPostgres(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
