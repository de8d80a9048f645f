package com.insightpulseai.mcp.functions.ops.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.Cursor;
import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.read.RecordedReads;
import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/**
 * Finds events by words, with {@code ops.find_events}, which records an administrator's search.
 */
@ApplicationScoped
class WordSearch {

    /** As many as the function finds at most. */
    private static final int MOST = 1_001;

    private final RecordedReads reads;

    WordSearch(RecordedReads reads) {
        this.reads = reads;
    }

    Uni<FoundEvents> find(ConsoleReader reader, EventFilter filter, Span span, int limit, Deadline deadline) {
        return find(reader, filter, span, limit, List.of(), deadline);
    }

    private Uni<FoundEvents> find(ConsoleReader reader, EventFilter filter, Span span, int limit, List<EventRow> before,
            Deadline deadline) {
        int most = filter.hasMoreThanWords() || span.after().isPresent() ? MOST : Math.min(limit + 1, MOST);
        ReadHint hint = new ReadHint(reader.caller().id().orElseThrow(),
                reader.caller().role().equals(Optional.of(OpsRole.ADMIN)));
        Statement statement = EventStatements.words(filter, hint, span, most, reader.trace());
        return read(reader, statement).chain(reading -> {
            List<EventRow> events = new ArrayList<>(before);
            events.addAll(EventList.events(reading, Span.NEWEST));
            Row first = reading.first().get(0);
            Optional<Cursor> last = last(first, filter, most);
            if (last.isEmpty() || events.size() > limit || deadline.isOver() || span.after().isPresent()) {
                FoundEvents found = EventList.found(reading, events, limit, last, Span.NEWEST);
                return Uni.createFrom().item(new FoundEvents(found.events(), found.next(), found.searchedUntil(),
                        Optional.ofNullable(first.getOffsetDateTime("indexed_until")), found.now(), found.settled(),
                        found.role()));
            }
            return find(reader, filter, Span.before(last.get()), limit, events, deadline);
        });
    }

    private Uni<Answered> read(ConsoleReader reader, Statement statement) {
        return reads.read(reader, statement).invoke(reading -> {
            String outcome = RecordedReads.outcome(reading.first().get(0));
            switch (outcome) {
                case "ok" -> {
                }
                case "no_words" -> throw refused("has no word to look for");
                case "too_long" -> throw refused("has more than 200 characters");
                default -> throw new IllegalStateException("a search for words ended as " + outcome);
            }
        });
    }

    private static ProblemException refused(String reason) {
        return ProblemException.invalidInput("The search is not valid.", List.of(new Violation("q", reason)));
    }

    /** Returns where the search stopped before the beginning of the range. */
    private static Optional<Cursor> last(Row row, EventFilter filter, int most) {
        if (row.getLong("looked") == most) {
            return Optional.of(new Cursor(row.getOffsetDateTime("last_at"), row.getUUID("last_id")));
        }
        return Optional.ofNullable(row.getOffsetDateTime("searched_until")).filter(filter.from()::isBefore)
                .map(Cursor::before);
    }
}
