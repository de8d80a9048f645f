package com.insightpulseai.mcp.functions.ops.overview;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.functions.ops.alert.OpsAlert;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.functions.ops.read.ReadHint;
import com.insightpulseai.mcp.functions.ops.setup.ConfiguredProviders;
import com.insightpulseai.mcp.functions.ops.stats.CallCounts;
import com.insightpulseai.mcp.functions.ops.stats.RecentCalls;
import com.insightpulseai.mcp.health.HealthConfig;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** The state of everything now, which a page asks for every few seconds. */
@Path("/ops/pulse")
@Produces(MediaType.APPLICATION_JSON)
public class PulseResource {

    private static final int MOST_ALERTS = 20;

    private static final String NEWEST = """
            select nullif(h.counted_at, 'epoch') as counted_at,
                   (select e.created_at from ops.run_events e where %s order by e.created_at desc limit 1) as newest_event_at
              from ops.stats_head h""";

    private final OpsReads reads;
    private final ConfiguredProviders providers;
    private final Duration freshFor;

    PulseResource(OpsReads reads, ConfiguredProviders providers, HealthConfig health) {
        this.reads = reads;
        this.providers = providers;
        // One round of the monitor may be late.
        this.freshFor = health.fresh().multipliedBy(2);
    }

    /**
     * The state of everything.
     *
     * @param newestEventAt of the events that the reader may see
     * @param countedAt how far statistics go; empty before the first were made
     * @param providers those that are enabled
     * @param openAlerts at most 20, critical ones first
     * @param calls of the last 15 minutes that are counted, from {@code from} until before {@code until}
     * @param dayBefore of the same minutes a day before
     */
    public record Pulse(OffsetDateTime now, Optional<OffsetDateTime> newestEventAt, Optional<OffsetDateTime> countedAt,
            List<ProviderNow> providers, List<OpsAlert> openAlerts, long openAlertCount, CallCounts calls, CallCounts dayBefore,
            OffsetDateTime from, OffsetDateTime until) {
    }

    @GET
    public Uni<Pulse> pulse(@Context UriInfo request) {
        OpsQuery query = OpsQuery.of(request.getQueryParameters());
        query.check();
        return reads.read(this::statements).map(read -> pulse(query.now(), read));
    }

    private List<Statement> statements(ReadHint hint) {
        return List.of(Statement.of(NEWEST.formatted(hint.condition("e.caller_id")), hint.reader()),
                ProviderNow.latest(providers.enabled()), OpsAlert.open(MOST_ALERTS), RecentCalls.statement());
    }

    private Pulse pulse(OffsetDateTime now, Answered read) {
        Row head = read.first().get(0);
        List<Row> alerts = read.rows(2);
        RecentCalls recent = RecentCalls.of(read.rows(3));
        return new Pulse(now, Optional.ofNullable(head.getOffsetDateTime("newest_event_at")),
                Optional.ofNullable(head.getOffsetDateTime("counted_at")),
                read.rows(1).stream().map(row -> ProviderNow.of(row, now, freshFor)).toList(), OpsAlert.of(alerts),
                alerts.isEmpty() ? 0 : alerts.get(0).getLong("open_alerts"), recent.calls(), recent.dayBefore(), recent.from(),
                recent.until());
    }
}
