package com.insightpulseai.mcp.functions.ops.event;

import java.time.Duration;
import java.util.Optional;

import com.insightpulseai.mcp.functions.ops.read.Cursor;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.read.SqlText;

import io.vertx.mutiny.sqlclient.Row;

/**
 * Looks at events one by one, where no index serves a condition. A statement looks at so many of them, and the next one at
 * more, until there are enough or the time is over.
 */
public final class EventSteps {

    /** Events of the first step. */
    public static final int FIRST = 1_000;

    /** After so long no further step is begun, so that the last one ends by some 250 ms. */
    public static final Duration BUDGET = Duration.ofMillis(150);

    private static final int GROWTH = 5;
    private static final int LARGEST = 5_000;

    private EventSteps() {
    }

    /** Returns how many events the step after one looks at. */
    public static int after(int step) {
        return Math.min(step * GROWTH, LARGEST);
    }

    /**
     * Returns the last event that a step looked at; empty at the end of the range.
     *
     * @param row of a statement with {@link #reach}
     */
    public static Optional<Cursor> last(Row row, int step) {
        return row.getLong("looked") < step ? Optional.empty()
                : Optional.of(new Cursor(row.getOffsetDateTime("last_at"), row.getUUID("last_id")));
    }

    /** Begins a statement with its part {@code looked}: the events of a step, and of each whether it is a {@code hit}. */
    public static SqlText look(EventFilter filter, ReadHint hint, Span span, int events) {
        SqlText text = new SqlText(hint).add("with looked as materialized (");
        EventStatements.addEvents(text, filter, hint, span, events, part -> {
            text.add("e.created_at, e.id, " + part.status() + ", (true");
            part.addUnindexed(text);
            text.add(") as hit");
        });
        return text.add(")");
    }

    /**
     * Returns a row {@code r}: how many events were {@code looked} at, and {@code last_at} and {@code last_id} of the last one.
     */
    public static String reach(Span span) {
        String last = span.after().isPresent() ? "l.created_at desc, l.id desc" : "l.created_at, l.id";
        return """
                (select c.looked, o.last_at, o.last_id
                   from (select count(*) as looked from looked) c
                   left join (select l.created_at as last_at, l.id as last_id from looked l order by %s limit 1) o on true) r"""
                .formatted(last);
    }
}
