package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.health.Diagnosis;
import com.insightpulseai.mcp.provider.netdata.NetdataNode;
import com.insightpulseai.mcp.provider.netdata.alert.AlertHistory;
import com.insightpulseai.mcp.provider.netdata.alert.AlertStatus;
import com.insightpulseai.mcp.provider.netdata.alert.AlertTransition;
import com.insightpulseai.mcp.provider.netdata.alert.AlertsQuery;
import com.insightpulseai.mcp.provider.netdata.alert.NetdataAlert;
import com.insightpulseai.mcp.provider.netdata.alert.Silences;
import com.insightpulseai.mcp.provider.netdata.alert.Silencing;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricsRequest;
import com.insightpulseai.mcp.provider.netdata.wire.AlertsAnswer;
import com.insightpulseai.mcp.provider.netdata.wire.NodesAnswer;
import com.insightpulseai.mcp.provider.netdata.wire.TransitionsAnswer;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;
import com.insightpulseai.mcp.upstream.UpstreamSession;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;

/** An Agent since 2.0, asked in version 3 of its API. */
public record AgentV3(NetdataApi api, NetdataAccess access, UpstreamSession upstream) implements NetdataTarget {

    static final String AVERAGE = "avg";

    private static final int OK = 200;
    /** Without instances no alert is listed. */
    private static final String ALERT_OPTIONS = "instances,values,summary,minify";
    private static final String DATA_OPTIONS = "jsonwrap,minify,unaligned";
    /** A metric that every Agent on Linux has. That another has not is an answer as well. */
    private static final String ANY_CONTEXT = "system.cpu";
    private static final long MOMENT = -10;

    @Override
    public String wireName() {
        return "agent_v3";
    }

    @Override
    public Uni<MetricTable> metrics(MetricsRequest query, String context) {
        return upstream.read(() -> api.data(access.agentAuthorization(), context, joined(query.nodes()),
                joined(query.dimensions()), query.after(), query.before(), query.points(), joined(groupBy(query)),
                query.aggregation().orElse(AVERAGE), query.timeGroup(), DATA_OPTIONS)
                .onItem().ifNotNull().transform(Unchecked.function(answer -> answer.toTable(context))))
                .invoke(table -> requireColumns(table, context));
    }

    @Override
    public Uni<Records<NetdataNode>> nodes() {
        return upstream.read(() -> api.nodes(access.agentAuthorization(), "minify")
                .onItem().ifNotNull().transform(Unchecked.function(NodesAnswer::toNodes)));
    }

    /** Asks for data too, since a protected Agent tells anybody of itself. */
    @Override
    public Uni<Diagnosis> health() {
        return upstream.read(() -> api.info(access.agentAuthorization()).onItem().ifNotNull()
                .transform(Unchecked.function(Received::required)))
                .chain(info -> upstream.read(() -> api.data(access.agentAuthorization(), ANY_CONTEXT, null, null, MOMENT, 0, 1,
                        "selected", AVERAGE, "average", DATA_OPTIONS)).replaceWith(info))
                .map(info -> NetdataTarget.healthy("Agent", info.version()));
    }

    /**
     * Asks version 1 as well, because version 3 does not say what is silenced. Version 1 knows this of the Agent's own node
     * only.
     */
    @Override
    public Uni<Records<NetdataAlert>> alerts(AlertsQuery query, Set<AlertStatus> statuses) {
        Uni<Records<NetdataAlert>> alerts = upstream.read(() -> api.alerts(access.agentAuthorization(), query.nodesOrNull(),
                query.contextsOrNull(), query.alertOrNull(), status(statuses), ALERT_OPTIONS)
                .onItem().ifNotNull().transform(AlertsAnswer::toAlerts));
        boolean raised = statuses.stream().allMatch(AlertStatus::isRaised);
        return alerts.chain(found -> found.readable().isEmpty() ? Uni.createFrom().item(found)
                : upstream.read(() -> api.alarmsV1(access.agentAuthorization(), raised ? null : ""))
                        .map(own -> found.map(alert -> alert.withSilenced(own.silenced(alert).orElse(null))))
                        // That the rest is known is worth an answer.
                        .onFailure(NetdataTarget::isBearable).recoverWithItem(found));
    }

    /** The time has to be relative: of an absolute one there are no changes. */
    @Override
    public Uni<Records<AlertTransition>> transitions(AlertHistory.Query query) {
        AlertsQuery alerts = query.alerts();
        return upstream.read(() -> api.alertTransitions(access.agentAuthorization(), alerts.nodesOrNull(),
                alerts.contextsOrNull(), alerts.alertsOrNull(), -query.seconds(), query.last(), "minify")
                .onItem().ifNotNull().transform(Unchecked.function(TransitionsAnswer::toTransitions)));
    }

    @Override
    public Uni<Silences> silence(Silencing wanted) {
        return new AgentSilencing(api, access, upstream).silence(wanted);
    }

    @Override
    public Uni<Silences> resetSilences() {
        return new AgentSilencing(api, access, upstream).reset();
    }

    private static String status(Set<AlertStatus> statuses) {
        return statuses.stream().sorted().map(AlertStatus::wireName).collect(Collectors.joining(","));
    }

    /** What gets a column of its own; a dimension unless the caller says otherwise, as is Netdata's default. */
    static List<String> groupBy(MetricsRequest query) {
        return query.groupBy().isEmpty() ? List.of("dimension") : query.groupBy();
    }

    /** Version 3 answers 200 and nothing where nothing matches. */
    static void requireColumns(MetricTable table, String context) {
        if (table.columns().isEmpty()) {
            throw NetdataTarget.noMetrics(OK, context);
        }
    }

    private static String joined(List<String> names) {
        return Optional.of(String.join(",", names)).filter(list -> !list.isEmpty()).orElse(null); // null is left out
    }
}
