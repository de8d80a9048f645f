package com.insightpulseai.mcp.functions.ops.event.detail;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.alert.OpsAlert;
import com.insightpulseai.mcp.functions.ops.event.EventFilter;
import com.insightpulseai.mcp.functions.ops.event.EventRow;
import com.insightpulseai.mcp.functions.ops.event.detail.EventDetail.BodyAccess;
import com.insightpulseai.mcp.functions.ops.event.detail.RelatedEvents.SameFailure;
import com.insightpulseai.mcp.functions.ops.event.refusal.RefusalExplainer;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.read.RecordedReads;
import com.insightpulseai.mcp.functions.ops.read.SqlText;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;

/** Reads one event: what is known of it, input and result, and what happened around it. */
@ApplicationScoped
class SingleEvents {

    private static final String EVENT = "select statement_timestamp() as now, " + EventRow.COLUMNS + """
            , e.issuer, e.claims, n.name as caller_name, n.role as role_now, n.live
              from ops.run_events e left join lateral ops.name_callers(array[e.caller_id]) n on true
             where e.id = ?""";
    private static final String LOOKS = """
            select l.caller_id, l.looked_at, n.name
              from ops.run_events e cross join lateral ops.looks_at(e.id, e.created_at) l
              left join lateral ops.name_callers(array[l.caller_id]) n on true
             where e.id = ? order by l.looked_at desc""";
    private static final String BODY = """
            select statement_timestamp() as now, e.caller_id, r.outcome, r.event
              from ops.run_events e cross join lateral ops.read_event(e.id, e.created_at, ?, ?) r
             where e.id = ?""";

    private static final int SAME_REQUEST = 20;
    private static final int NEIGHBOURS = 5;
    private static final int SAME_FAILURES = 1_000;
    private static final Duration AROUND = Duration.ofMinutes(15);

    private final OpsReads reads;
    private final RecordedReads recordedReads;
    private final RefusalExplainer explainer;

    SingleEvents(OpsReads reads, RecordedReads recordedReads, RefusalExplainer explainer) {
        this.reads = reads;
        this.recordedReads = recordedReads;
        this.explainer = explainer;
    }

    /** Returns what is known of an event; {@code not_found} where it is not there, or not to be seen. */
    Uni<EventDetail> detail(ConsoleReader reader, UUID id) {
        return reads
                .read(reader.caller(),
                        hint -> List.of(new SqlText().add(EVENT, id).statement(), new SqlText().add(LOOKS, id).statement()))
                .chain(reading -> {
                    Row row = only(reading);
                    EventRow event = EventRow.of(row);
                    OffsetDateTime now = row.getOffsetDateTime("now");
                    Optional<String> roleNow = Optional.ofNullable(row.getString("role_now"))
                            .map(role -> row.getBoolean("live") ? role : "none");
                    List<EventDetail.Look> looks = new ArrayList<>();
                    reading.rows(1).forEach(look -> looks.add(new EventDetail.Look(look.getUUID("caller_id"),
                            look.getString("name"), look.getOffsetDateTime("looked_at"))));
                    return explainer.explain(reader, event, roleNow, now)
                            .map(why -> new EventDetail(now, claimed(row, event), body(reader, event), looks,
                                    why.orElse(null)));
                });
    }

    private static EventDetail.ClaimedEvent claimed(Row row, EventRow event) {
        JsonObject claims = row.getJsonObject("claims");
        return new EventDetail.ClaimedEvent(event, row.getString("issuer"), claims == null ? null : claims.getMap());
    }

    private static BodyAccess body(ConsoleReader reader, EventRow event) {
        return reader.is(event.callerId()) ? BodyAccess.OWN : BodyAccess.LOOK_IS_RECORDED;
    }

    /** Returns input and result; of another caller's event once the look is recorded and that is committed. */
    Uni<EventBody> body(ConsoleReader reader, UUID id) {
        Statement statement = new SqlText().add(BODY, reader.trace().requestId(), reader.trace().client().orElse(null), id)
                .statement();
        return recordedReads.read(reader, statement).map(reading -> {
            Row row = only(reading);
            if (!RecordedReads.outcome(row).equals("ok")) {
                throw notFound();
            }
            JsonObject event = row.getJsonObject("event");
            return new EventBody(row.getOffsetDateTime("now"), json(event.getValue("payload")), json(event.getValue("result")),
                    !reader.is(row.getUUID("caller_id")));
        });
    }

    /** The mapper knows lists and maps. */
    private static Object json(Object value) {
        return value instanceof JsonObject object ? object.getMap()
                : value instanceof JsonArray array ? array.getList() : value;
    }

    /** Returns what happened around an event; fails as {@link #detail} does. */
    Uni<RelatedEvents> related(ConsoleReader reader, UUID id) {
        return reads.read(reader.caller(), hint -> List.of(new SqlText().add(EVENT, id).statement())).chain(found -> {
            Row row = only(found);
            EventRow event = EventRow.of(row);
            boolean failed = EventFilter.FAILED.contains(event.status()) || EventFilter.REFUSED.contains(event.status());
            return reads.read(reader.caller(), hint -> List.of(sameRequest(hint, event),
                    neighbours(hint, event, "(e.created_at, e.id) < (?, ?) and e.created_at <= ?", "desc"),
                    neighbours(hint, event, "(e.created_at, e.id) > (?, ?) and e.created_at >= ?", "asc"),
                    sameFailure(hint, event),
                    OpsAlert.openAt(event.provider(), event.createdAt())))
                    .map(reading -> {
                        return new RelatedEvents(row.getOffsetDateTime("now"), eventsOf(reading.rows(0)),
                                eventsOf(reading.rows(1)), eventsOf(reading.rows(2)),
                                failed ? sameFailure(reading) : null, OpsAlert.of(reading.rows(4)));
                    });
        });
    }

    private static Statement sameRequest(ReadHint hint, EventRow event) {
        SqlText text = events(hint, "e.request_id = ? and e.id <> ?", event.requestId(), event.id());
        text.add(" and " + hint.condition("e.caller_id"));
        return named(text.add(" order by e.created_at desc, e.id desc limit ?", SAME_REQUEST));
    }

    private static Statement neighbours(ReadHint hint, EventRow event, String side, String order) {
        SqlText text = events(hint, "e.caller_id = ? and " + side, event.callerId(), event.createdAt(), event.id(),
                event.createdAt());
        text.add(" and " + hint.condition("e.caller_id"));
        return named(text.add(" order by e.created_at " + order + ", e.id " + order + " limit ?", NEIGHBOURS));
    }

    private static SqlText events(ReadHint hint, String condition, Object... values) {
        return new SqlText(hint).add(
                "with page as materialized (select " + EventRow.COLUMNS + " from ops.run_events e where " + condition,
                values);
    }

    private static Statement named(SqlText text) {
        return text.add("),\n" + EventRow.NAMES + "\nselect p.*, n.name as caller_name from page p "
                + "left join names n on n.id = p.caller_id order by p.created_at desc, p.id desc").statement();
    }

    private static Statement sameFailure(ReadHint hint, EventRow event) {
        SqlText text = new SqlText(hint).add("""
                select count(*) as calls, count(distinct f.caller_id) as callers, min(f.created_at) as first_at,
                       max(f.created_at) as last_at
                  from (select e.caller_id, e.created_at
                          from ops.run_events e
                         where e.created_at >= ? and e.created_at <= ? and e.provider = ? and e.tool = ? and e.not_ok = ?""",
                event.createdAt().minus(AROUND), event.createdAt().plus(AROUND), event.provider(), event.tool(),
                event.status());
        if (event.error() != null) {
            text.add(" and e.error = ?", event.error());
        }
        text.add(" and " + hint.condition("e.caller_id"));
        return text.add(" order by e.created_at desc limit ?) f", SAME_FAILURES + 1).statement();
    }

    private static SameFailure sameFailure(Answered reading) {
        Row row = reading.rows(3).get(0);
        long calls = row.getLong("calls");
        boolean all = reading.role() == OpsRole.ADMIN;
        return calls == 0 ? null
                : new SameFailure((int) Math.min(calls, SAME_FAILURES), calls > SAME_FAILURES,
                        all ? row.getInteger("callers") : null, row.getOffsetDateTime("first_at"),
                        row.getOffsetDateTime("last_at"));
    }

    private static List<EventRow> eventsOf(List<Row> rows) {
        return rows.stream().map(EventRow::of).toList();
    }

    private static Row only(Answered reading) {
        return reading.first().stream().findFirst().orElseThrow(SingleEvents::notFound);
    }

    private static ProblemException notFound() {
        return ProblemException.of(ProblemCode.NOT_FOUND,
                "There is no such event, or it is another caller's, which only the role ops_admin sees.");
    }
}
