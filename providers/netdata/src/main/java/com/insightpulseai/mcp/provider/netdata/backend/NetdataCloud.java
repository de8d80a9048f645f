package com.insightpulseai.mcp.provider.netdata.backend;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import com.insightpulseai.mcp.upstream.Records;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;

/** Netdata Cloud: all nodes of a room. */
public record NetdataCloud(NetdataCloudApi api, NetdataAccess access, UpstreamSession upstream) implements NetdataTarget {

    @Override
    public String wireName() {
        return "cloud";
    }

    @Override
    public Uni<MetricTable> metrics(MetricsRequest query, String context) {
        return upstream.read(() -> api.data(access.cloudAuthorization(), access.requiredSpace(), access.requiredRoom(),
                CloudDataQuery.of(query, context, upstream.remaining().toMillis()))
                .onItem().ifNotNull().transform(Unchecked.function(answer -> answer.toTable(context))))
                .invoke(table -> AgentV3.requireColumns(table, context));
    }

    @Override
    public Uni<Records<NetdataNode>> nodes() {
        return upstream.read(() -> api.nodes(access.cloudAuthorization(), access.requiredSpace(), access.requiredRoom(),
                Map.of()).onItem().ifNotNull().transform(Unchecked.function(NodesAnswer::toNodes)));
    }

    @Override
    public Uni<Diagnosis> health() {
        return upstream.read(() -> api.account(access.cloudAuthorization()))
                .map(account -> NetdataTarget.healthy("Cloud", Optional.empty()));
    }

    @Override
    public Uni<Records<NetdataAlert>> alerts(AlertsQuery query, Set<AlertStatus> statuses) {
        return upstream.read(() -> api.alerts(access.cloudAuthorization(), access.requiredSpace(), access.requiredRoom(),
                CloudAlertsQuery.alerts(query, List.of("instances", "values", "summary")))
                .onItem().ifNotNull().transform(AlertsAnswer::toAlerts));
    }

    /** Unlike an Agent, it wants absolute times, and may tell a change's node by its id only. */
    @Override
    public Uni<Records<AlertTransition>> transitions(AlertHistory.Query query) {
        long now = Instant.now().getEpochSecond();
        return upstream.read(() -> api.alertTransitions(access.cloudAuthorization(), access.requiredSpace(),
                access.requiredRoom(),
                CloudAlertsQuery.transitions(query.alerts(), now - query.seconds(), now, query.last()))
                .onItem().ifNotNull().transform(Unchecked.function(TransitionsAnswer::toTransitions)))
                .chain(changes -> changes.readable().stream().allMatch(AlertTransition::hasNode)
                        ? Uni.createFrom().item(changes)
                        : named(changes, query.alerts()));
    }

    private Uni<Records<AlertTransition>> named(Records<AlertTransition> changes, AlertsQuery query) {
        Uni<Records<AlertTransition>> named = nodes().map(nodes -> {
            Map<Optional<String>, String> names = nodes.readable().stream().filter(node -> node.nodeId().isPresent())
                    .collect(Collectors.toMap(NetdataNode::nodeId, NetdataNode::hostname, (first, second) -> first));
            return changes.map(change -> change.hasNode() ? change
                    : change.withNode(names.getOrDefault(change.nodeId(), "")));
        });
        // To leave out the changes of a node because its name is not known would be to say that there are none.
        return query.nodes().isEmpty() ? named.onFailure(NetdataTarget::isBearable).recoverWithItem(changes) : named;
    }

    @Override
    public Uni<Silences> silence(Silencing wanted) {
        return upstream.write(() -> {
            CloudSilencingRule rule = CloudSilencingRule.of(wanted, access.requiredRoom(), Instant.now());
            return api.createSilencingRule(access.cloudAuthorization(), access.requiredSpace(), rule)
                    .onItem().ifNotNull().transform(Unchecked.function(made -> made.toSilences(rule)));
        });
    }

    @Override
    public Uni<Silences> resetSilences() {
        return Uni.createFrom().failure(ProblemException.invalidInput("Netdata Cloud has nothing to reset.", List.of(
                new Violation("action", "must be silence: rules of Netdata Cloud end by themselves, or are removed there"))));
    }
}
