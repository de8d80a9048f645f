package com.insightpulseai.mcp.functions.ops.event.histogram;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.functions.ops.event.EventFilter;
import com.insightpulseai.mcp.functions.ops.event.EventParameters;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReaders;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;

import io.smallrye.mutiny.Uni;

/** Numbers of events over time. */
@Path("/ops/events/histogram")
@Produces(MediaType.APPLICATION_JSON)
public class HistogramResource {

    private final ConsoleReaders readers;
    private final EventHistogram histogram;

    HistogramResource(ConsoleReaders readers, EventHistogram histogram) {
        this.readers = readers;
        this.histogram = histogram;
    }

    /** The number of a filter's events over time. */
    @GET
    public Uni<Histogram> histogram(@Context UriInfo uri) {
        OpsQuery query = OpsQuery.of(uri.getQueryParameters());
        EventFilter filter = EventParameters.only(query);
        return readers.current().chain(reader -> histogram.of(reader, filter, query.now()));
    }
}
