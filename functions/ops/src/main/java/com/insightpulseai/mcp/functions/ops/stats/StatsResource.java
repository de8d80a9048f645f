package com.insightpulseai.mcp.functions.ops.stats;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.smallrye.mutiny.Uni;

/** Numbers of calls over time. */
@Path("/ops/stats")
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {

    private final OpsReads reads;

    StatsResource(OpsReads reads) {
        this.reads = reads;
    }

    /**
     * Numbers of calls in whole steps.
     *
     * @param countedAt how far statistics go; empty before the first were made
     * @param compared the same a while before, with the times of then
     */
    public record Stats(OffsetDateTime now, OffsetDateTime from, OffsetDateTime to, int stepS,
            Optional<OffsetDateTime> countedAt, List<CallSeries> series, List<CallSeries> compared) {
    }

    @GET
    public Uni<Stats> stats(@Context UriInfo request) {
        StatsQuery query = StatsQuery.of(OpsQuery.of(request.getQueryParameters()));
        Statement[] statements = Stream
                .concat(Stream.of(StatsQuery.head(), query.series()), query.compared().stream()).toArray(Statement[]::new);
        return reads.read(statements).map(read -> stats(query, read));
    }

    private static Stats stats(StatsQuery query, Answered read) {
        return new Stats(query.query().now(), query.range().from(), query.range().to(), query.stepS(),
                read.first().stream().map(row -> row.getOffsetDateTime("counted_at")).map(Optional::ofNullable)
                        .flatMap(Optional::stream).findFirst(),
                CallSeries.of(query, read.rows(1)), query.back().isPresent() ? CallSeries.of(query, read.rows(2)) : List.of());
    }
}
