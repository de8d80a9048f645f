// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

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
 * The tools of Netdata without waiting. To cancel a future cancels its call; it fails with
 * {@link com.insightpulseai.mcp.sdk.problem.McpException}.
 */
public final class AsyncNetdataTools {

    private final ToolCaller caller;

    AsyncNetdataTools(ToolCaller caller) {
        this.caller = caller;
    }

    /** Reads metrics as rows of numbers: {@code netdata/metrics.query}. */
    public CompletableFuture<MetricsQueryResult> metricsQuery(MetricsQueryRequest request) {
        return metricsQuery(request, CallOptions.none());
    }

    /** Reads metrics as rows of numbers: {@code netdata/metrics.query}. */
    public CompletableFuture<MetricsQueryResult> metricsQuery(MetricsQueryRequest request, CallOptions options) {
        return caller.callAsync(NetdataTools.METRICS_QUERY, request, options, Answer::value);
    }

    /** Reads metrics as rows of numbers: {@code netdata/metrics.query}, with what the server says of the call. */
    public CompletableFuture<Answer<MetricsQueryResult>> metricsQueryAnswer(MetricsQueryRequest request, CallOptions options) {
        return caller.callAsync(NetdataTools.METRICS_QUERY, request, options, answer -> answer);
    }

    /** Lists the nodes and whether they can be reached: {@code netdata/nodes.list}. */
    public CompletableFuture<NodesListResult> nodesList(NodesListRequest request) {
        return nodesList(request, CallOptions.none());
    }

    /** Lists the nodes and whether they can be reached: {@code netdata/nodes.list}. */
    public CompletableFuture<NodesListResult> nodesList(NodesListRequest request, CallOptions options) {
        return caller.callAsync(NetdataTools.NODES_LIST, request, options, Answer::value);
    }

    /** Lists the nodes and whether they can be reached: {@code netdata/nodes.list}, with what the server says of the call. */
    public CompletableFuture<Answer<NodesListResult>> nodesListAnswer(NodesListRequest request, CallOptions options) {
        return caller.callAsync(NetdataTools.NODES_LIST, request, options, answer -> answer);
    }

    /** All pages of {@code netdata/nodes.list} from the request's cursor on; each is a call when it is reached. */
    public AsyncPages<NodesListResult, NetdataNode> nodesListPages(NodesListRequest request) {
        return nodesListPages(request, CallOptions.none());
    }

    /** All pages of {@code netdata/nodes.list} from the request's cursor on; the options are those of each call. */
    public AsyncPages<NodesListResult, NetdataNode> nodesListPages(NodesListRequest request, CallOptions options) {
        return new AsyncPages<>(request.cursor(), cursor -> nodesListAnswer(request.withCursor(cursor), options),
                NodesListResult::nodes, NodesListResult::nextCursor);
    }

    /** Lists alerts and their values: {@code netdata/alerts.list}. */
    public CompletableFuture<AlertsListResult> alertsList(AlertsListRequest request) {
        return alertsList(request, CallOptions.none());
    }

    /** Lists alerts and their values: {@code netdata/alerts.list}. */
    public CompletableFuture<AlertsListResult> alertsList(AlertsListRequest request, CallOptions options) {
        return caller.callAsync(NetdataTools.ALERTS_LIST, request, options, Answer::value);
    }

    /** Lists alerts and their values: {@code netdata/alerts.list}, with what the server says of the call. */
    public CompletableFuture<Answer<AlertsListResult>> alertsListAnswer(AlertsListRequest request, CallOptions options) {
        return caller.callAsync(NetdataTools.ALERTS_LIST, request, options, answer -> answer);
    }

    /** All pages of {@code netdata/alerts.list} from the request's cursor on; each is a call when it is reached. */
    public AsyncPages<AlertsListResult, NetdataAlert> alertsListPages(AlertsListRequest request) {
        return alertsListPages(request, CallOptions.none());
    }

    /** All pages of {@code netdata/alerts.list} from the request's cursor on; the options are those of each call. */
    public AsyncPages<AlertsListResult, NetdataAlert> alertsListPages(AlertsListRequest request, CallOptions options) {
        return new AsyncPages<>(request.cursor(), cursor -> alertsListAnswer(request.withCursor(cursor), options),
                AlertsListResult::alerts, AlertsListResult::nextCursor);
    }

    /** Lists how alerts changed their status: {@code netdata/alerts.history}. */
    public CompletableFuture<AlertsHistoryResult> alertsHistory(AlertsHistoryRequest request) {
        return alertsHistory(request, CallOptions.none());
    }

    /** Lists how alerts changed their status: {@code netdata/alerts.history}. */
    public CompletableFuture<AlertsHistoryResult> alertsHistory(AlertsHistoryRequest request, CallOptions options) {
        return caller.callAsync(NetdataTools.ALERTS_HISTORY, request, options, Answer::value);
    }

    /** Lists how alerts changed their status: {@code netdata/alerts.history}, with what the server says of the call. */
    public CompletableFuture<Answer<AlertsHistoryResult>> alertsHistoryAnswer(AlertsHistoryRequest request, CallOptions options) {
        return caller.callAsync(NetdataTools.ALERTS_HISTORY, request, options, answer -> answer);
    }

    /** All pages of {@code netdata/alerts.history} from the request's cursor on; each is a call when it is reached. */
    public AsyncPages<AlertsHistoryResult, AlertTransition> alertsHistoryPages(AlertsHistoryRequest request) {
        return alertsHistoryPages(request, CallOptions.none());
    }

    /** All pages of {@code netdata/alerts.history} from the request's cursor on; the options are those of each call. */
    public AsyncPages<AlertsHistoryResult, AlertTransition> alertsHistoryPages(AlertsHistoryRequest request, CallOptions options) {
        return new AsyncPages<>(request.cursor(), cursor -> alertsHistoryAnswer(request.withCursor(cursor), options),
                AlertsHistoryResult::transitions, AlertsHistoryResult::nextCursor);
    }

    /** Keeps alerts from notifying people: {@code netdata/alert.silence}. */
    public CompletableFuture<AlertSilenceResult> alertSilence(AlertSilenceRequest request) {
        return alertSilence(request, CallOptions.none());
    }

    /** Keeps alerts from notifying people: {@code netdata/alert.silence}. */
    public CompletableFuture<AlertSilenceResult> alertSilence(AlertSilenceRequest request, CallOptions options) {
        return caller.callAsync(NetdataTools.ALERT_SILENCE, request, options, Answer::value);
    }

    /** Keeps alerts from notifying people: {@code netdata/alert.silence}, with what the server says of the call. */
    public CompletableFuture<Answer<AlertSilenceResult>> alertSilenceAnswer(AlertSilenceRequest request, CallOptions options) {
        return caller.callAsync(NetdataTools.ALERT_SILENCE, request, options, answer -> answer);
    }

    /** Says whether Netdata answers questions for data: {@code netdata/health}. */
    public CompletableFuture<HealthResult> health() {
        return health(CallOptions.none());
    }

    /** Says whether Netdata answers questions for data: {@code netdata/health}. */
    public CompletableFuture<HealthResult> health(CallOptions options) {
        return caller.callAsync(NetdataTools.HEALTH, Map.of(), options, Answer::value);
    }

    /** Says whether Netdata answers questions for data: {@code netdata/health}, with what the server says of the call. */
    public CompletableFuture<Answer<HealthResult>> healthAnswer(CallOptions options) {
        return caller.callAsync(NetdataTools.HEALTH, Map.of(), options, answer -> answer);
    }
}
