package com.insightpulseai.mcp.functions.ops.event;

import java.util.List;
import java.util.function.Consumer;

import com.insightpulseai.mcp.functions.ops.read.Cursor;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.read.RequestTrace;
import com.insightpulseai.mcp.functions.ops.read.SqlText;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

/** The statements that read lists of events. Each returns at least one row, which has the database's time as {@code now}. */
final class EventStatements {

    /** So old are events that have appeared: the transaction of a younger one may not be committed while later ones are. */
    private static final String SETTLED = "statement_timestamp() - interval '500 milliseconds'";

    private EventStatements() {
    }

    /** Reads the next events of a filter whose conditions indexes serve; with {@code after} the oldest of them first. */
    static Statement page(EventFilter filter, ReadHint hint, Span span, int limit) {
        SqlText text = new SqlText(hint).add("with page as materialized (");
        addEvents(text, filter, hint, span, limit, part -> text.add(EventRow.COLUMNS));
        return text.add("),\n" + EventRow.NAMES + "\nselect " + SETTLED + " as settled, statement_timestamp() as now, p.*, "
                + "n.name as caller_name\n  from (values (1)) as one left join page p on true "
                + "left join names n on n.id = p.caller_id").statement();
    }

    /** Looks at so many events for those that meet the other conditions as well; see {@link EventSteps#reach}. */
    static Statement look(EventFilter filter, ReadHint hint, Span span, int events, int limit) {
        SqlText text = EventSteps.look(filter, hint, span, events);
        String order = span.after().isPresent() ? "l.created_at, l.id" : "l.created_at desc, l.id desc";
        text.add(",\nhits as (\n  select l.created_at, l.id from looked l where l.hit order by " + order + " limit ?),\n"
                + "page as materialized (\n  select " + EventRow.COLUMNS
                + "\n    from hits h join ops.run_events e on e.id = h.id and e.created_at = h.created_at),\n", limit);
        return text.add(EventRow.NAMES + "\nselect " + SETTLED + " as settled, statement_timestamp() as now, r.*, p.*, "
                + "n.name as caller_name\n  from " + EventSteps.reach(span) + " left join page p on true "
                + "left join names n on n.id = p.caller_id").statement();
    }

    /** Adds a query for the next events, as a union where the filter has several branches. */
    static void addEvents(SqlText text, EventFilter filter, ReadHint hint, Span span, int limit,
            Consumer<EventFilter> columns) {
        List<EventFilter> branches = filter.branches();
        text.add(branches.size() > 1 ? "\n  select * from (" : "");
        for (int i = 0; i < branches.size(); i++) {
            text.add((i > 0 ? "\n   union all" : "") + "\n  (select ");
            columns.accept(branches.get(i));
            text.add("\n    from ops.run_events e\n   where ");
            addPlace(text, branches.get(i), hint, span);
            text.add(span.order() + ")", limit);
        }
        if (branches.size() > 1) {
            text.add(") e" + span.order(), limit);
        }
    }

    /** The condition on the time is beside that on time and id, for the index is of the time. */
    private static void addPlace(SqlText text, EventFilter filter, ReadHint hint, Span span) {
        filter.addRange(text);
        span.before().ifPresent(place -> text.add(" and e.created_at <= ? and (e.created_at, e.id) < (?, ?)", place.at(),
                place.at(), place.id()));
        span.after().ifPresent(place -> text.add(" and e.created_at >= ? and (e.created_at, e.id) > (?, ?) and e.created_at < "
                + SETTLED, place.at(), place.at(), place.id()));
        text.add(" and " + hint.condition("e.caller_id"));
        filter.addIndexed(text);
    }

    /** Finds events by words, and of them those that meet the other conditions as well. */
    static Statement words(EventFilter filter, ReadHint hint, Span span, int limit, RequestTrace trace) {
        SqlText text = new SqlText().add("""
                with found as materialized (
                  select f.* from ops.find_events(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) f),
                page as materialized (
                """, filter.words().orElseThrow(),
                span.after().map(Cursor::at).filter(filter.from()::isBefore).orElse(filter.from()), filter.to().orElse(null),
                span.before().map(Cursor::at).orElse(null), span.before().map(Cursor::id).orElse(null), limit,
                filter.provider().orElse(null), filter.tool().orElse(null),
                filter.caller().orElse(hint.all() ? null : hint.reader()), trace.requestId(), trace.client().orElse(null));
        text.add("  select " + EventRow.COLUMNS
                + "\n    from found f join ops.run_events e on e.id = f.event_id and e.created_at = f.event_at\n   where true");
        span.after().ifPresent(place -> text.add(" and (e.created_at, e.id) > (?, ?) and e.created_at < " + SETTLED, place.at(),
                place.id()));
        filter.addIndexed(text);
        filter.addUnindexed(text);
        return text.add("),\n" + EventRow.NAMES + "\n" + """
                select %s as settled, statement_timestamp() as now, r.*, p.*, n.name as caller_name
                  from (select max(f.outcome) as outcome, max(f.searched_until) as searched_until,
                               max(f.indexed_until) as indexed_until, count(f.event_id) as looked, min(f.event_at) as last_at,
                               (array_agg(f.event_id order by f.event_at, f.event_id))[1] as last_id
                          from found f) r
                  left join page p on true left join names n on n.id = p.caller_id""".formatted(SETTLED)).statement();
    }
}
