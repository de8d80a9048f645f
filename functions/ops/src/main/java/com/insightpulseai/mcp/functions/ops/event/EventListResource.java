package com.insightpulseai.mcp.functions.ops.event;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.functions.ops.read.ConsoleReaders;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;

import io.smallrye.mutiny.Uni;

/** Lists of events. */
@Path("/ops/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventListResource {

    private final ConsoleReaders readers;
    private final EventList list;

    EventListResource(ConsoleReaders readers, EventList list) {
        this.readers = readers;
        this.list = list;
    }

    /** The events of a filter, newest first. */
    @GET
    public Uni<EventPage> page(@Context UriInfo uri) {
        EventQuery query = EventParameters.page(OpsQuery.of(uri.getQueryParameters()));
        return readers.current().chain(reader -> list.find(reader, query.filter(), query.span(), query.limit()))
                .map(found -> EventPage.of(found, query.filter(), query.span()));
    }
}
