package com.insightpulseai.mcp.functions.ops.event;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.insightpulseai.mcp.functions.ops.event.refusal.Why;
import com.insightpulseai.mcp.functions.ops.read.Cursor;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A page of the list of events.
 *
 * @param events newest first
 * @param older cursor for {@code before}; null where there is nothing older in the range
 * @param newest cursor for {@code after}
 * @param moreNewer with {@code after}: the page is full, and newer events remain
 * @param end why the page ends where it does
 * @param searchedUntil where a search that found little stopped
 * @param indexedUntil up to where an index has the words of events
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventPage(OffsetDateTime now, OffsetDateTime from, OffsetDateTime to, List<EventRow> events, String older,
        String newest, boolean moreNewer, PageEnd end, OffsetDateTime searchedUntil, OffsetDateTime indexedUntil) {

    /** Why a page ends. */
    @RegisterForReflection
    public enum PageEnd {
        /** There are more events. */
        MORE,
        /** The range is read as a whole. */
        ALL,
        /** The time for one search is over. */
        BUDGET;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static EventPage of(FoundEvents found, EventFilter filter, Span span) {
        boolean isAfter = readsForward(filter, span);
        PageEnd end = found.next().isEmpty() ? PageEnd.ALL : found.searchedUntil().isPresent() ? PageEnd.BUDGET : PageEnd.MORE;
        return new EventPage(found.now(), filter.from(), filter.to().orElse(found.now()), found.events(),
                isAfter ? null : found.next().map(Cursor::text).orElse(null), newest(found, filter, span).text(),
                isAfter && found.next().isPresent(), end, found.searchedUntil().orElse(null),
                found.indexedUntil().orElse(null));
    }

    /** A search for words finds the newest events first, also after a place. */
    private static boolean readsForward(EventFilter filter, Span span) {
        return span.after().isPresent() && filter.words().isEmpty();
    }

    /**
     * The place after which there may be events that this page does not have. A page that is complete reaches up to now,
     * so that the next request reads no time twice.
     */
    private static Cursor newest(FoundEvents found, EventFilter filter, Span span) {
        if (readsForward(filter, span) && found.next().isPresent()) {
            return found.next().get();
        }
        if (span.before().isPresent() && !found.events().isEmpty()) {
            return found.events().get(0).cursor();
        }
        Cursor settled = Cursor.before(span.after().map(Cursor::at).filter(found.settled()::isBefore).orElse(found.settled()));
        return found.events().stream().findFirst().map(EventRow::cursor).filter(cursor -> !cursor.at().isBefore(settled.at()))
                .orElse(settled);
    }
}
