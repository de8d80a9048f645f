// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.client;

import java.util.Map;

import com.insightpulseai.mcp.sdk.netdata.AlertSilenceRequest;
import com.insightpulseai.mcp.sdk.netdata.AlertSilenceResult;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition;
import com.insightpulseai.mcp.sdk.netdata.AlertsHistoryRequest;
import com.insightpulseai.mcp.sdk.netdata.AlertsHistoryResult;
import com.insightpulseai.mcp.sdk.netdata.AlertsListRequest;
import com.insightpulseai.mcp.sdk.netdata.AlertsListResult;
import com.insightpulseai.mcp.sdk.netdata.HealthResult;
import com.insightpulseai.mcp.sdk.netdata.MetricsQueryRequest;
import com.insightpulseai.mcp.sdk.netdata.MetricsQueryResult;
import com.insightpulseai.mcp.sdk.netdata.NetdataAlert;
import com.insightpulseai.mcp.sdk.netdata.NetdataNode;
import com.insightpulseai.mcp.sdk.netdata.NodesListRequest;
import com.insightpulseai.mcp.sdk.netdata.NodesListResult;

/**
 * The tools of Netdata. Each method calls the tool once and waits for it; a {@code …Answer} has what the server says of the
 * call beside the result. All throw {@link com.insightpulseai.mcp.sdk.problem.McpException}.
 */
public final class NetdataTools {

    static final ToolSpec<MetricsQueryResult> METRICS_QUERY = new ToolSpec<>("netdata/metrics.query", "1.0", Effect.READ,
            MetricsQueryResult.class);
    static final ToolSpec<NodesListResult> NODES_LIST = new ToolSpec<>("netdata/nodes.list", "1.0", Effect.READ,
            NodesListResult.class);
    static final ToolSpec<AlertsListResult> ALERTS_LIST = new ToolSpec<>("netdata/alerts.list", "1.0", Effect.READ,
            AlertsListResult.class);
    static final ToolSpec<AlertsHistoryResult> ALERTS_HISTORY = new ToolSpec<>("netdata/alerts.history", "1.0", Effect.READ,
            AlertsHistoryResult.class);
    static final ToolSpec<AlertSilenceResult> ALERT_SILENCE = new ToolSpec<>("netdata/alert.silence", "1.0", Effect.WRITE,
            AlertSilenceResult.class);
    static final ToolSpec<HealthResult> HEALTH = new ToolSpec<>("netdata/health", "1.0", Effect.READ,
            HealthResult.class);

    private final ToolCaller caller;

    NetdataTools(ToolCaller caller) {
        this.caller = caller;
    }

    /** Reads metrics as rows of numbers: {@code netdata/metrics.query}. */
    public MetricsQueryResult metricsQuery(MetricsQueryRequest request) {
        return metricsQueryAnswer(request, CallOptions.none()).value();
    }

    /** Reads metrics as rows of numbers: {@code netdata/metrics.query}. */
    public MetricsQueryResult metricsQuery(MetricsQueryRequest request, CallOptions options) {
        return metricsQueryAnswer(request, options).value();
    }

    /** Reads metrics as rows of numbers: {@code netdata/metrics.query}, with what the server says of the call. */
    public Answer<MetricsQueryResult> metricsQueryAnswer(MetricsQueryRequest request) {
        return metricsQueryAnswer(request, CallOptions.none());
    }

    /** Reads metrics as rows of numbers: {@code netdata/metrics.query}, with what the server says of the call. */
    public Answer<MetricsQueryResult> metricsQueryAnswer(MetricsQueryRequest request, CallOptions options) {
        return caller.call(METRICS_QUERY, request, options);
    }

    /** Lists the nodes and whether they can be reached: {@code netdata/nodes.list}. */
    public NodesListResult nodesList(NodesListRequest request) {
        return nodesListAnswer(request, CallOptions.none()).value();
    }

    /** Lists the nodes and whether they can be reached: {@code netdata/nodes.list}. */
    public NodesListResult nodesList(NodesListRequest request, CallOptions options) {
        return nodesListAnswer(request, options).value();
    }

    /** Lists the nodes and whether they can be reached: {@code netdata/nodes.list}, with what the server says of the call. */
    public Answer<NodesListResult> nodesListAnswer(NodesListRequest request) {
        return nodesListAnswer(request, CallOptions.none());
    }

    /** Lists the nodes and whether they can be reached: {@code netdata/nodes.list}, with what the server says of the call. */
    public Answer<NodesListResult> nodesListAnswer(NodesListRequest request, CallOptions options) {
        return caller.call(NODES_LIST, request, options);
    }

    /** All pages of {@code netdata/nodes.list} from the request's cursor on; each is a call when it is reached. */
    public Pages<NodesListResult, NetdataNode> nodesListPages(NodesListRequest request) {
        return nodesListPages(request, CallOptions.none());
    }

    /** All pages of {@code netdata/nodes.list} from the request's cursor on; the options are those of each call. */
    public Pages<NodesListResult, NetdataNode> nodesListPages(NodesListRequest request, CallOptions options) {
        return new Pages<>(request.cursor(), cursor -> nodesListAnswer(request.withCursor(cursor), options),
                NodesListResult::nodes, NodesListResult::nextCursor);
    }

    /** Lists alerts and their values: {@code netdata/alerts.list}. */
    public AlertsListResult alertsList(AlertsListRequest request) {
        return alertsListAnswer(request, CallOptions.none()).value();
    }

    /** Lists alerts and their values: {@code netdata/alerts.list}. */
    public AlertsListResult alertsList(AlertsListRequest request, CallOptions options) {
        return alertsListAnswer(request, options).value();
    }

    /** Lists alerts and their values: {@code netdata/alerts.list}, with what the server says of the call. */
    public Answer<AlertsListResult> alertsListAnswer(AlertsListRequest request) {
        return alertsListAnswer(request, CallOptions.none());
    }

    /** Lists alerts and their values: {@code netdata/alerts.list}, with what the server says of the call. */
    public Answer<AlertsListResult> alertsListAnswer(AlertsListRequest request, CallOptions options) {
        return caller.call(ALERTS_LIST, request, options);
    }

    /** All pages of {@code netdata/alerts.list} from the request's cursor on; each is a call when it is reached. */
    public Pages<AlertsListResult, NetdataAlert> alertsListPages(AlertsListRequest request) {
        return alertsListPages(request, CallOptions.none());
    }

    /** All pages of {@code netdata/alerts.list} from the request's cursor on; the options are those of each call. */
    public Pages<AlertsListResult, NetdataAlert> alertsListPages(AlertsListRequest request, CallOptions options) {
        return new Pages<>(request.cursor(), cursor -> alertsListAnswer(request.withCursor(cursor), options),
                AlertsListResult::alerts, AlertsListResult::nextCursor);
    }

    /** Lists how alerts changed their status: {@code netdata/alerts.history}. */
    public AlertsHistoryResult alertsHistory(AlertsHistoryRequest request) {
        return alertsHistoryAnswer(request, CallOptions.none()).value();
    }

    /** Lists how alerts changed their status: {@code netdata/alerts.history}. */
    public AlertsHistoryResult alertsHistory(AlertsHistoryRequest request, CallOptions options) {
        return alertsHistoryAnswer(request, options).value();
    }

    /** Lists how alerts changed their status: {@code netdata/alerts.history}, with what the server says of the call. */
    public Answer<AlertsHistoryResult> alertsHistoryAnswer(AlertsHistoryRequest request) {
        return alertsHistoryAnswer(request, CallOptions.none());
    }

    /** Lists how alerts changed their status: {@code netdata/alerts.history}, with what the server says of the call. */
    public Answer<AlertsHistoryResult> alertsHistoryAnswer(AlertsHistoryRequest request, CallOptions options) {
        return caller.call(ALERTS_HISTORY, request, options);
    }

    /** All pages of {@code netdata/alerts.history} from the request's cursor on; each is a call when it is reached. */
    public Pages<AlertsHistoryResult, AlertTransition> alertsHistoryPages(AlertsHistoryRequest request) {
        return alertsHistoryPages(request, CallOptions.none());
    }

    /** All pages of {@code netdata/alerts.history} from the request's cursor on; the options are those of each call. */
    public Pages<AlertsHistoryResult, AlertTransition> alertsHistoryPages(AlertsHistoryRequest request, CallOptions options) {
        return new Pages<>(request.cursor(), cursor -> alertsHistoryAnswer(request.withCursor(cursor), options),
                AlertsHistoryResult::transitions, AlertsHistoryResult::nextCursor);
    }

    /** Keeps alerts from notifying people: {@code netdata/alert.silence}. */
    public AlertSilenceResult alertSilence(AlertSilenceRequest request) {
        return alertSilenceAnswer(request, CallOptions.none()).value();
    }

    /** Keeps alerts from notifying people: {@code netdata/alert.silence}. */
    public AlertSilenceResult alertSilence(AlertSilenceRequest request, CallOptions options) {
        return alertSilenceAnswer(request, options).value();
    }

    /** Keeps alerts from notifying people: {@code netdata/alert.silence}, with what the server says of the call. */
    public Answer<AlertSilenceResult> alertSilenceAnswer(AlertSilenceRequest request) {
        return alertSilenceAnswer(request, CallOptions.none());
    }

    /** Keeps alerts from notifying people: {@code netdata/alert.silence}, with what the server says of the call. */
    public Answer<AlertSilenceResult> alertSilenceAnswer(AlertSilenceRequest request, CallOptions options) {
        return caller.call(ALERT_SILENCE, request, options);
    }

    /** Says whether Netdata answers questions for data: {@code netdata/health}. */
    public HealthResult health() {
        return healthAnswer(CallOptions.none()).value();
    }

    /** Says whether Netdata answers questions for data: {@code netdata/health}. */
    public HealthResult health(CallOptions options) {
        return healthAnswer(options).value();
    }

    /** Says whether Netdata answers questions for data: {@code netdata/health}, with what the server says of the call. */
    public Answer<HealthResult> healthAnswer() {
        return healthAnswer(CallOptions.none());
    }

    /** Says whether Netdata answers questions for data: {@code netdata/health}, with what the server says of the call. */
    public Answer<HealthResult> healthAnswer(CallOptions options) {
        return caller.call(HEALTH, Map.of(), options);
    }
}
