package com.insightpulseai.mcp.functions.ops.alert;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.functions.ops.read.ConsoleReaders;
import com.insightpulseai.mcp.functions.ops.read.Cursor;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.functions.ops.read.RecordedReads;
import com.insightpulseai.mcp.functions.ops.read.RequestTrace;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** Alerts, which every reader sees and operators acknowledge. */
@Path("/ops/alerts")
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {

    private static final int LONGEST_NOTE = 500;

    private static final String ACKNOWLEDGE = """
            select outcome from ops.acknowledge_alert($1::uuid, $2::text, $3::text, $4::text)""";

    private final OpsReads reads;
    private final ConsoleReaders readers;

    AlertsResource(OpsReads reads, ConsoleReaders readers) {
        this.reads = reads;
        this.readers = readers;
    }

    /**
     * A page of alerts, newest first.
     *
     * @param older what {@code before} has to be for the next page; empty where there is none
     */
    public record AlertList(OffsetDateTime now, List<OpsAlert> alerts, Optional<String> older) {
    }

    /** @param note for those who look at the alert later, at most 500 characters */
    public record Acknowledgement(Optional<String> note) {
    }

    /** @param outcome {@code ok}; {@code acknowledged} where it was acknowledged before, as the alert says by whom */
    public record Acknowledged(OffsetDateTime now, String outcome, OpsAlert alert) {
    }

    @GET
    public Uni<AlertList> list(@Context UriInfo request) {
        AlertQuery query = AlertQuery.of(OpsQuery.of(request.getQueryParameters()));
        return reads.read(query.page()).map(read -> list(query, OpsAlert.of(read.first())));
    }

    @GET
    @Path("{id}")
    public Uni<AlertContext> one(@PathParam("id") String id, @Context UriInfo request) {
        OpsQuery query = OpsQuery.of(request.getQueryParameters());
        UUID asked = query.idOfPath(id);
        return reads.read(OpsAlert.one(asked)).map(AlertsResource::found)
                .chain(alert -> reads.read(hint -> AlertContext.statements(alert, hint, query.now()))
                        .map(read -> AlertContext.of(alert, read, query.now())));
    }

    @POST
    @Path("{id}/acknowledge")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Acknowledged> acknowledge(@PathParam("id") String id, @Context UriInfo request, Acknowledgement body) {
        OpsQuery query = OpsQuery.of(request.getQueryParameters());
        Optional<String> note = Optional.ofNullable(body).flatMap(Acknowledgement::note);
        note.filter(text -> text.codePointCount(0, text.length()) > LONGEST_NOTE)
                .ifPresent(text -> query.violate("note", "has more than " + LONGEST_NOTE + " characters"));
        note.filter(text -> text.indexOf('\0') >= 0).ifPresent(text -> query.violate("note", "has the character U+0000"));
        UUID asked = query.idOfPath(id);
        return readers.current()
                .chain(reader -> reads.readOnRecord(reader.caller(), acknowledge(asked, note, reader.trace()),
                        OpsAlert.one(asked)))
                .map(read -> acknowledged(query.now(), read));
    }

    private static AlertList list(AlertQuery query, List<OpsAlert> alerts) {
        List<OpsAlert> page = alerts.stream().limit(query.limit()).toList();
        Optional<String> older = alerts.size() <= query.limit() ? Optional.empty()
                : Optional.of(page.get(page.size() - 1)).map(last -> new Cursor(last.openedAt(), last.id()).text());
        return new AlertList(query.query().now(), page, older);
    }

    private static Statement acknowledge(UUID id, Optional<String> note, RequestTrace trace) {
        return Statement.of(ACKNOWLEDGE, id, note.orElse(null), trace.requestId(), trace.client().orElse(null));
    }

    private static Acknowledged acknowledged(OffsetDateTime now, Answered read) {
        String outcome = RecordedReads.outcome(read.first().get(0));
        return switch (outcome) {
            case "ok", "acknowledged" -> new Acknowledged(now, outcome, OpsAlert.of(read.rows(1)).get(0));
            case "denied_role" -> throw ProblemException.of(ProblemCode.FORBIDDEN,
                    "To acknowledge an alert needs the role ops_operator, and this is " + read.role().wireName() + ".");
            case "not_found" -> throw notFound();
            default -> throw new IllegalStateException("an alert was not acknowledged: " + outcome);
        };
    }

    private static OpsAlert found(Answered read) {
        return OpsAlert.of(read.first()).stream().findFirst().orElseThrow(AlertsResource::notFound);
    }

    private static ProblemException notFound() {
        return ProblemException.of(ProblemCode.NOT_FOUND, "There is no such alert.");
    }
}
