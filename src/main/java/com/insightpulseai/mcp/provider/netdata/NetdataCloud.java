package com.insightpulseai.mcp.provider.netdata;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.insightpulseai.mcp.health.Diagnosis;
import com.insightpulseai.mcp.upstream.UpstreamSession;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;

/** Netdata Cloud: all nodes of a room. */
record NetdataCloud(NetdataCloudApi api, NetdataAccess access, UpstreamSession upstream) implements NetdataTarget {

    @Override
    public String wireName() {
        return "cloud";
    }

    @Override
    public Uni<MetricTable> metrics(MetricsQuery query, String context) {
        return upstream.read(() -> api.data(access.cloudAuthorization(), access.requiredSpace(), access.requiredRoom(),
                CloudDataQuery.of(query, context, upstream.remaining().toMillis()))
                .map(Unchecked.function(answer -> answer.toTable(context))))
                .invoke(table -> AgentV3.requireColumns(table, context));
    }

    @Override
    public Uni<List<NetdataNode>> nodes() {
        return upstream.read(() -> api.nodes(access.cloudAuthorization(), access.requiredSpace(), access.requiredRoom(),
                Map.of()).map(Unchecked.function(NodesAnswer::toNodes)));
    }

    @Override
    public Uni<Diagnosis> health() {
        return upstream.read(() -> api.account(access.cloudAuthorization()))
                .map(account -> NetdataHealth.answers("Cloud", Optional.empty()));
    }
}
