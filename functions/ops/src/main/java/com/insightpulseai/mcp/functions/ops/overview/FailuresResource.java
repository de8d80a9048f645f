package com.insightpulseai.mcp.functions.ops.overview;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.functions.ops.read.QueryRange;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Calls that fail or are refused most. */
@Path("/ops/failures")
@Produces(MediaType.APPLICATION_JSON)
public class FailuresResource {

    private static final int MOST_FAILURES = 20;

    /** Newest events of each status that are counted. */
    private static final int MOST_EVENTS = 2_500;

    /** The newest events of each status apart, for each is in the order of an index. */
    private static final String MOST = """
            with failed as materialized (
              select f.*
                from unnest(array['error', 'abandoned', 'denied_role', 'denied_quota']) as s (status)
               cross join lateral (
                 select e.provider, e.tool, e.not_ok as status, e.error, e.caller_id, e.created_at
                   from ops.run_events e
                  where e.not_ok = s.status and e.not_ok is not null and e.created_at >= $2::timestamptz and e.created_at < $3::timestamptz and %s
                  order by e.created_at desc
                  limit $4::int) f)
            select f.provider, f.tool, f.status, f.error, count(*) as calls, count(distinct f.caller_id) as callers,
                   min(f.created_at) as first_at, max(f.created_at) as last_at,
                   (select bool_or(c.n >= $4::int) from (select count(*) as n from failed group by status) c) as capped
              from failed f
             where f.provider <> 'ops' and f.tool <> 'health'
             group by f.provider, f.tool, f.status, f.error
             order by calls desc, last_at desc
             limit $5::int""";

    private final OpsReads reads;

    FailuresResource(OpsReads reads) {
        this.reads = reads;
    }

    /**
     * Failures and refusals, most frequent first, at most 20.
     *
     * @param scope {@code own} or {@code all} calls
     * @param capped whether older ones in the range are not counted
     */
    public record Failures(OffsetDateTime now, String scope, boolean capped, List<FailureKind> failures) {
    }

    /**
     * Calls of a tool that ended in the same way.
     *
     * @param callers how many made them; empty for readers who see their own calls only
     */
    public record FailureKind(String provider, String tool, String status, Optional<String> error, long calls,
            Optional<Long> callers, OffsetDateTime firstAt, OffsetDateTime lastAt) {
    }

    @GET
    public Uni<Failures> failures(@Context UriInfo request) {
        OpsQuery query = OpsQuery.of(request.getQueryParameters());
        QueryRange range = query.range();
        query.check();
        return reads.read(hint -> List.of(most(hint, range))).map(read -> failures(query.now(), read));
    }

    static Statement most(ReadHint hint, QueryRange range) {
        return Statement.of(MOST.formatted(hint.condition("e.caller_id")), hint.reader(), range.from(), range.to(), MOST_EVENTS,
                MOST_FAILURES);
    }

    private static Failures failures(OffsetDateTime now, Answered read) {
        boolean all = read.role() == OpsRole.ADMIN;
        List<Row> rows = read.first();
        return new Failures(now, all ? "all" : "own", rows.stream().anyMatch(row -> row.getBoolean("capped")),
                rows.stream().map(row -> kind(row, all)).toList());
    }

    private static FailureKind kind(Row row, boolean all) {
        return new FailureKind(row.getString("provider"), row.getString("tool"), row.getString("status"),
                Optional.ofNullable(row.getString("error")), row.getLong("calls"),
                all ? Optional.of(row.getLong("callers")) : Optional.empty(), row.getOffsetDateTime("first_at"),
                row.getOffsetDateTime("last_at"));
    }
}
