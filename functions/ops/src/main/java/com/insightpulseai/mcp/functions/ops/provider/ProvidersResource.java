package com.insightpulseai.mcp.functions.ops.provider;

import java.time.OffsetDateTime;
import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.setup.ConfiguredProvider;
import com.insightpulseai.mcp.functions.ops.setup.ConfiguredProviders;
import com.insightpulseai.mcp.functions.ops.setup.EventErrors;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.smallrye.mutiny.Uni;

/** The configuration of providers, and how healthy they were. */
@Path("/ops/providers")
@Produces(MediaType.APPLICATION_JSON)
public class ProvidersResource {

    /** Reads nothing: that the reader has a role now is what is asked for. */
    private static final Statement ROLE = Statement.of("select 1 as one");

    private final OpsReads reads;
    private final ConfiguredProviders providers;

    ProvidersResource(OpsReads reads, ConfiguredProviders providers) {
        this.reads = reads;
        this.providers = providers;
    }

    /**
     * The configuration.
     *
     * @param errors all that an event's {@code error} may hold
     * @param maxDays no range begins earlier
     */
    public record ConfiguredSystem(OffsetDateTime now, List<ConfiguredProvider> providers, List<String> errors, int maxDays) {
    }

    @GET
    public Uni<ConfiguredSystem> all(@Context UriInfo request) {
        OpsQuery query = OpsQuery.of(request.getQueryParameters());
        query.check();
        return reads.read(ROLE).replaceWith(
                () -> new ConfiguredSystem(query.now(), providers.all(), EventErrors.all(), OpsQuery.MAX_DAYS));
    }

    @GET
    @Path("{provider}/health")
    public Uni<HealthHistory> health(@PathParam("provider") String provider, @Context UriInfo request) {
        HealthQuery query = HealthQuery.of(provider, OpsQuery.of(request.getQueryParameters()));
        return reads.read(query.points(), query.spells()).map(read -> HealthHistory.of(query, read));
    }
}
