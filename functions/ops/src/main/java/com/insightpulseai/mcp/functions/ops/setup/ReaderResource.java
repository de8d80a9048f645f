package com.insightpulseai.mcp.functions.ops.setup;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.read.ConsoleReader;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.smallrye.mutiny.Uni;

/** Tells who reads, and what that reader may do. */
@Path("/ops/me")
@Produces(MediaType.APPLICATION_JSON)
public class ReaderResource {

    private static final String NAME = "select n.name from ops.name_callers(array[$1::uuid]) n";

    private final OpsReads reads;

    ReaderResource(OpsReads reads) {
        this.reads = reads;
    }

    /**
     * The reader.
     *
     * @param name an e-mail address, or the id of a user without one
     * @param role in force, the lower of the token's and the live one
     */
    public record ConsoleReader(OffsetDateTime now, UUID callerId, String name, String role, String roleOfToken, Rights may) {
    }

    /** Rights of the reader's role. */
    public record Rights(boolean acknowledge, boolean seeAll) {
    }

    @GET
    public Uni<ConsoleReader> reader(@Context UriInfo request) {
        OpsQuery query = OpsQuery.of(request.getQueryParameters());
        query.check();
        return reads.read(hint -> List.of(Statement.of(NAME, hint.reader()))).map(read -> reader(query.now(), read));
    }

    private static ConsoleReader reader(OffsetDateTime now, Answered read) {
        UUID id = read.caller().id().orElseThrow();
        String name = read.first().stream().map(row -> row.getString("name")).map(Optional::ofNullable)
                .flatMap(Optional::stream).findFirst().orElse(id.toString());
        return new ConsoleReader(now, id, name, read.role().wireName(), read.caller().role().orElseThrow().wireName(),
                new Rights(read.role().atLeast(OpsRole.OPERATOR), read.role() == OpsRole.ADMIN));
    }
}
