package com.insightpulseai.mcp.provider.netdata;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import com.insightpulseai.mcp.egress.ResponseTooLargeException;
import com.insightpulseai.mcp.provider.netdata.alert.AlertHistory;
import com.insightpulseai.mcp.provider.netdata.alert.AlertStatus;
import com.insightpulseai.mcp.provider.netdata.alert.AlertsQuery;
import com.insightpulseai.mcp.provider.netdata.alert.NetdataAlert;
import com.insightpulseai.mcp.provider.netdata.alert.Silences;
import com.insightpulseai.mcp.provider.netdata.alert.Silencing;
import com.insightpulseai.mcp.provider.netdata.backend.AgentNegotiation;
import com.insightpulseai.mcp.provider.netdata.backend.AgentV3;
import com.insightpulseai.mcp.provider.netdata.backend.AgentVersions;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataAccess;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataApi;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataCloud;
import com.insightpulseai.mcp.provider.netdata.backend.NetdataTarget;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricsRequest;
import com.insightpulseai.mcp.upstream.Records;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/** Netdata as one tool call sees it: an Agent or a room at Netdata Cloud, its secrets, one limit of time. */
public final class NetdataSession {

    /** What carries an Agent's bearer token. */
    public static final String CREDENTIAL_HEADER = NetdataApi.AUTHORIZATION;

    private static final int NOT_FOUND = 404;
    /** Bounds what is held in memory at a time. */
    private static final int CONTEXTS_AT_ONCE = 2;

    private final Supplier<Uni<NetdataTarget>> target;
    private final Runnable forget;
    private final UpstreamSession upstream;
    private final Optional<NetdataAccess> agent;

    NetdataSession(NetdataCloud cloud, UpstreamSession upstream) {
        this.target = () -> Uni.createFrom().item(cloud);
        this.forget = () -> {
        };
        this.upstream = upstream;
        this.agent = Optional.empty();
    }

    NetdataSession(NetdataApi api, NetdataAccess access, AgentVersions versions, UpstreamSession upstream) {
        this.target = () -> new AgentNegotiation(api, access, versions, upstream).target();
        this.forget = versions::forget;
        this.upstream = upstream;
        this.agent = Optional.of(access);
    }

    /**
     * The metrics of each context of a query, in the query's order.
     * <p>
     * Each context is asked for by itself: the units of several have nothing to do with each other, and so an unknown one is
     * found out.
     */
    public Uni<Metrics> metrics(MetricsRequest query) {
        return ask(netdata -> Uni.join().all(query.contexts().stream().map(context -> netdata.metrics(query, context)).toList())
                .usingConcurrencyOf(CONTEXTS_AT_ONCE).andFailFast()
                .map(tables -> new Metrics(netdata.wireName(), tables)))
                .onFailure(ResponseTooLargeException.class).transform(failure -> ProblemException.upstreamError(
                        "Netdata's answer is too large; ask for fewer points, dimensions or nodes, or group them."));
    }

    /** All nodes, by host name. */
    public Uni<Records<NetdataNode>> nodes() {
        return ask(NetdataTarget::nodes).map(nodes -> nodes.sorted(
                Comparator.comparing(NetdataNode::hostname).thenComparing(node -> node.nodeId().orElse(""))));
    }

    /** The alerts that a query is about, with one of these statuses: the most urgent first, then by node, name and instance. */
    public Uni<Records<NetdataAlert>> alerts(AlertsQuery query, Set<AlertStatus> statuses) {
        return ask(netdata -> netdata.alerts(query, statuses)).map(alerts -> alerts
                .filter(alert -> alert.mayBe(statuses)
                        && query.matches(alert.context(), alert.node(), alert.nodeId(), alert.alert()))
                .sorted(Comparator.comparing(NetdataAlert::status).thenComparing(NetdataAlert::node)
                        .thenComparing(NetdataAlert::alert).thenComparing(NetdataAlert::instance)));
    }

    /** One page of the changes of alerts. */
    public Uni<AlertHistory> history(AlertHistory.Query query) {
        return ask(netdata -> netdata.transitions(query)).map(found -> query.page(found, Instant.now().getEpochSecond()));
    }

    /** Silences some alerts, and says what is silenced then. */
    public Uni<Silences> silence(Silencing wanted) {
        return ask(netdata -> netdata.silence(wanted));
    }

    /** Takes every silence back, and says what is silenced still. */
    public Uni<Silences> resetSilences() {
        return ask(NetdataTarget::resetSilences);
    }

    /**
     * Asks an Agent something that changes nothing, by an operation that a single tool has for itself.
     *
     * @param request makes the request with the value of {@link #CREDENTIAL_HEADER}, empty for an Agent that wants none
     * @return fails with {@code unavailable} where Netdata is Netdata Cloud
     */
    public <T> Uni<T> read(Function<Optional<String>, Uni<T>> request) {
        return upstream.read(() -> request.apply(agentCredential()));
    }

    /**
     * Has something changed, by an operation that a single tool has for itself. It is never repeated; else as {@link #read}.
     */
    public <T> Uni<T> write(Function<Optional<String>, Uni<T>> request) {
        return upstream.write(() -> request.apply(agentCredential()));
    }

    /** @param api which API gave the tables: {@code agent_v3}, {@code agent_v1} or {@code cloud} */
    public record Metrics(String api, List<MetricTable> tables) {
    }

    /** Asks whatever Netdata turns out to be. */
    <T> Uni<T> ask(Function<NetdataTarget, Uni<T>> question) {
        return target.get().chain(found -> question.apply(found).onFailure(failure -> found instanceof AgentV3
                // Nothing but another Agent in its place would not know an address of version 3.
                && UpstreamSession.answered(failure, NOT_FOUND)).invoke(forget));
    }

    private Optional<String> agentCredential() {
        return Optional.ofNullable(agent.orElseThrow(() -> ProblemException.of(ProblemCode.UNAVAILABLE,
                "Only a Netdata Agent can be asked for this, not Netdata Cloud.")).agentAuthorization());
    }
}
