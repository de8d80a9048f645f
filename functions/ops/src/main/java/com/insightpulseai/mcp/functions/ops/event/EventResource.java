package com.insightpulseai.mcp.functions.ops.event;

import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.functions.ops.read.OpsQuery;

import io.smallrye.mutiny.Uni;

/** Lists of events, and one event. */
@Path("/ops/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

    private final EventRequests requests;
    private final EventList list;
    private final EventHistogram histogram;
    private final SingleEvents single;

    EventResource(EventRequests requests, EventList list, EventHistogram histogram, SingleEvents single) {
        this.requests = requests;
        this.list = list;
        this.histogram = histogram;
        this.single = single;
    }

    /** The events of a filter, newest first. */
    @GET
    public Uni<EventPage> page(@Context UriInfo uri) {
        EventQuery query = EventParameters.page(EventRequests.query(uri));
        return requests.reader().chain(reader -> list.find(reader, query.filter(), query.span(), query.limit()))
                .map(found -> EventPage.of(found, query.filter(), query.span()));
    }

    /** The number of a filter's events over time. */
    @GET
    @Path("histogram")
    public Uni<Histogram> histogram(@Context UriInfo uri) {
        OpsQuery query = EventRequests.query(uri);
        EventFilter filter = EventParameters.only(query);
        return requests.reader().chain(reader -> histogram.of(reader, filter, query.now()));
    }

    /** One event without input and result. */
    @GET
    @Path("{id}")
    public Uni<EventDetail> detail(@PathParam("id") String id, @Context UriInfo uri) {
        UUID event = EventRequests.id(id, uri);
        return requests.reader().chain(reader -> single.detail(reader, event));
    }

    /** Input and result of an event; an administrator's look at another caller's is recorded. */
    @GET
    @Path("{id}/body")
    public Uni<EventBody> body(@PathParam("id") String id, @Context UriInfo uri) {
        UUID event = EventRequests.id(id, uri);
        return requests.reader().chain(reader -> single.body(reader, event));
    }

    /** What happened around an event. */
    @GET
    @Path("{id}/related")
    public Uni<RelatedEvents> related(@PathParam("id") String id, @Context UriInfo uri) {
        UUID event = EventRequests.id(id, uri);
        return requests.reader().chain(reader -> single.related(reader, event));
    }
}
