package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.ArrayList;
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
import com.insightpulseai.mcp.provider.netdata.wire.AgentInfoV1;
import com.insightpulseai.mcp.provider.netdata.wire.AlarmsV1;
import com.insightpulseai.mcp.provider.netdata.wire.DataAnswerV1;
import com.insightpulseai.mcp.provider.netdata.wire.DataAnswerV1.ContextV1;
import com.insightpulseai.mcp.upstream.Records;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;

/**
 * An Agent before 2.0, which knows version 1 of the API only.
 *
 * @param info what it has just said of itself
 */
record AgentV1(NetdataApi api, NetdataAccess access, UpstreamSession upstream, AgentInfoV1 info) implements NetdataTarget {

    private static final int NOT_FOUND = 404;
    private static final String LIMITED = "The Netdata Agent is older than 2.0 and cannot do this.";
    private static final String DATA_OPTIONS = "jsonwrap,seconds,unaligned";

    @Override
    public String wireName() {
        return "agent_v1";
    }

    @Override
    public Uni<MetricTable> metrics(MetricsRequest query, String context) {
        List<Violation> violations = beyondVersion1(query);
        if (!violations.isEmpty()) {
            return Uni.createFrom().failure(ProblemException.invalidInput(LIMITED, violations));
        }
        Optional<String> node = query.nodes().stream().findFirst();
        return described(node, context).chain(described -> upstream.read(() -> data(query, node, context)
                .onItem().ifNotNull().transform(Unchecked.function(answer -> answer.toTable(context, described)))))
                .onFailure(failure -> UpstreamSession.answered(failure, NOT_FOUND))
                .transform(failure -> NetdataTarget.noMetrics(NOT_FOUND, context));
    }

    @Override
    public Uni<Records<NetdataNode>> nodes() {
        return Uni.createFrom().item(info::toNodes);
    }

    @Override
    public Uni<Diagnosis> health() {
        return Uni.createFrom().item(NetdataTarget.healthy("Agent", Optional.ofNullable(info.version())));
    }

    @Override
    public Uni<Records<NetdataAlert>> alerts(AlertsQuery query, Set<AlertStatus> statuses) {
        boolean raised = statuses.stream().allMatch(AlertStatus::isRaised);
        Uni<Records<NetdataAlert>> alarms = upstream.read(() -> api.alarmsV1(access.agentAuthorization(), raised ? null : "")
                .onItem().ifNotNull().transform(Unchecked.function(found -> found.toAlerts(info.ownNodeId()))));
        return query.contexts().isEmpty() ? alarms
                : Uni.combine().all().unis(alarms, charts(query.contexts())).asTuple().map(both -> both.getItem1()
                        .filter(alert -> both.getItem2().contains(alert.instance())));
    }

    @Override
    public Uni<Records<AlertTransition>> transitions(AlertHistory.Query query) {
        return upstream.read(() -> api.alarmLogV1(access.agentAuthorization()).onItem().ifNotNull()
                .transform(log -> Records.of(log, entry -> entry.toTransition(info.ownNodeId()))));
    }

    @Override
    public Uni<Silences> silence(Silencing wanted) {
        return new AgentSilencing(api, access, upstream).silence(wanted);
    }

    @Override
    public Uni<Silences> resetSilences() {
        return new AgentSilencing(api, access, upstream).reset();
    }

    /** The names of the charts that have one of these contexts: an alarm of version 1 names its chart only. */
    private Uni<Set<String>> charts(List<String> contexts) {
        return Uni.join().all(contexts.stream().map(context -> upstream
                .read(() -> api.chartsOfContextV1(access.agentAuthorization(), context, "charts"))
                .map(AlarmsV1.ChartsOfContext::names)
                .onFailure(failure -> UpstreamSession.answered(failure, NOT_FOUND)).recoverWithItem(List.of())).toList())
                .usingConcurrencyOf(2).andFailFast()
                .map(names -> names.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet()));
    }

    private static List<Violation> beyondVersion1(MetricsRequest query) {
        List<Violation> violations = new ArrayList<>();
        if (query.nodes().size() > 1) {
            violations.add(new Violation("nodes", "can name one node only"));
        }
        if (!query.groupBy().isEmpty()) {
            violations.add(new Violation("group_by", "cannot be chosen: each dimension of each instance has its own column"));
        }
        if (query.aggregation().isPresent()) {
            violations.add(new Violation("aggregation", "cannot be chosen: nothing is put together"));
        }
        return violations;
    }

    private Uni<ContextV1> described(Optional<String> node, String context) {
        return upstream.read(() -> node.map(host -> api.contextOfHostV1(access.agentAuthorization(), host, context))
                .orElseGet(() -> api.contextV1(access.agentAuthorization(), context)))
                .map(described -> described.record().orElse(new ContextV1(null, null)));
    }

    private Uni<DataAnswerV1> data(MetricsRequest query, Optional<String> node, String context) {
        String dimensions = query.dimensions().isEmpty() ? null : String.join(",", query.dimensions());
        return node.map(host -> api.dataOfHostV1(access.agentAuthorization(), host, context, dimensions, query.after(),
                query.before(), query.points(), query.timeGroup(), "json", DATA_OPTIONS))
                .orElseGet(() -> api.dataV1(access.agentAuthorization(), context, dimensions, query.after(), query.before(),
                        query.points(), query.timeGroup(), "json", DATA_OPTIONS));
    }
}
