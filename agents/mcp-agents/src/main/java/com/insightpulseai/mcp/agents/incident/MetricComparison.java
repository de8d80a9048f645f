package com.insightpulseai.mcp.agents.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.insightpulseai.mcp.agents.call.Calls;
import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.call.Part;
import com.insightpulseai.mcp.agents.incident.MetricSeries.Departure;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.netdata.MetricsQueryRequest;
import com.insightpulseai.mcp.sdk.netdata.MetricsQueryRequest.GroupBy;
import com.insightpulseai.mcp.sdk.netdata.MetricsQueryResult;
import com.insightpulseai.mcp.sdk.netdata.Series;
import com.insightpulseai.mcp.sdk.problem.InvalidInput;

/** Compares the metrics of a window with those of the time before it. */
final class MetricComparison {

    private static final int POINTS = 120;

    private final McpClient client;
    private final Calls calls;
    private final List<Gap> gaps;

    MetricComparison(McpClient client, Calls calls, List<Gap> gaps) {
        this.client = client;
        this.calls = calls;
        this.gaps = gaps;
    }

    /** Asks for each context by itself, so that one that does not exist takes no other along. */
    List<Departure> departures(List<String> contexts, List<String> nodes, IncidentWindow window) {
        List<Supplier<Part<MetricsQueryResult>>> begun = new ArrayList<>();
        for (String context : contexts) {
            begun.add(calls.begin("metrics", options -> query(context, nodes, window, options)));
        }
        List<Departure> departures = new ArrayList<>();
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (int i = 0; i < contexts.size(); i++) {
            Part<MetricsQueryResult> part = begun.get(i).get();
            String context = contexts.get(i);
            part.gap().ifPresent(gap -> missing.computeIfAbsent(gap.reason(), reason -> new ArrayList<>()).add(context));
            part.known().ifPresent(result -> compare(context, result, nodes, window, departures));
        }
        missing.forEach((reason, each) -> gaps.add(new Gap("metrics of " + String.join(", ", each), reason)));
        return departures;
    }

    private MetricsQueryResult query(String context, List<String> nodes, IncidentWindow window, CallOptions options) {
        MetricsQueryRequest.Builder request = MetricsQueryRequest.builder().contexts(List.of(context)).nodes(nodes)
                .after(window.comparisonFrom().toString()).before(window.to().toString()).points(POINTS);
        try {
            return client.netdata().metricsQuery(request.groupBy(List.of(GroupBy.DIMENSION, GroupBy.NODE)).build(), options);
        } catch (InvalidInput e) {
            boolean isOldAgent = e.violations().stream().anyMatch(violation -> violation.field().startsWith("group_by"));
            if (!isOldAgent) {
                throw e;
            }
            // An Agent before 2.0 cannot group, and knows one machine.
            return client.netdata().metricsQuery(
                    request.groupBy(List.of()).nodes(nodes.stream().limit(1).toList()).build(), options);
        }
    }

    private void compare(String context, MetricsQueryResult result, List<String> nodes, IncidentWindow window,
            List<Departure> departures) {
        for (Series table : result.series()) {
            if (table.columnsTotal() > table.columns().size()) {
                gaps.add(new Gap("some metrics of a context", context + ": "
                        + (table.columnsTotal() - table.columns().size()) + " columns were left out; --node narrows it"));
            }
        }
        List<MetricSeries> series = MetricTables.series(result, nodes.stream().findFirst().orElse(""));
        if (series.stream().noneMatch(each -> each.isComparable(window.from()))) {
            gaps.add(new Gap("the earlier range of metrics", context + " has too few values before the window"));
        }
        series.stream().map(each -> each.departure(window.from())).flatMap(Optional::stream).forEach(departures::add);
    }
}
