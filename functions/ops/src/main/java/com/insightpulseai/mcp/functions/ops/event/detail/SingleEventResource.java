package com.insightpulseai.mcp.functions.ops.event.detail;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.functions.ops.read.ConsoleReaders;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;

import io.smallrye.mutiny.Uni;

/** One event. */
@Path("/ops/events/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class SingleEventResource {

    private final ConsoleReaders readers;
    private final SingleEvents events;

    SingleEventResource(ConsoleReaders readers, SingleEvents events) {
        this.readers = readers;
        this.events = events;
    }

    /** An event without input and result. */
    @GET
    public Uni<EventDetail> detail(@PathParam("id") String id, @Context UriInfo uri) {
        UUID event = id(id, uri);
        return readers.current().chain(reader -> events.detail(reader, event));
    }

    /** Input and result of an event; an administrator's look at another caller's is recorded. */
    @GET
    @Path("body")
    public Uni<EventBody> body(@PathParam("id") String id, @Context UriInfo uri) {
        UUID event = id(id, uri);
        return readers.current().chain(reader -> events.body(reader, event));
    }

    /** Events around an event. */
    @GET
    @Path("related")
    public Uni<RelatedEvents> related(@PathParam("id") String id, @Context UriInfo uri) {
        UUID event = id(id, uri);
        return readers.current().chain(reader -> events.related(reader, event));
    }

    private static UUID id(String id, UriInfo uri) {
        return OpsQuery.of(uri.getQueryParameters()).idOfPath(id);
    }
}
