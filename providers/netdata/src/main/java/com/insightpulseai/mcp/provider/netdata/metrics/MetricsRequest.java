package com.insightpulseai.mcp.provider.netdata.metrics;

import java.util.List;
import java.util.Optional;

/**
 * A question for metrics. Names are exact, never patterns.
 *
 * @param contexts which metrics, such as {@code system.cpu}; at least one, because without any Netdata answers with all it has
 * @param nodes host names or node ids; empty for all nodes
 * @param dimensions such as {@code user}; empty for all dimensions
 * @param after start of the time: negative seconds before its end, or seconds since 1970
 * @param before end of the time: seconds before now, negative or 0, or seconds since 1970
 * @param points rows at most wanted; Netdata may give a few more or fewer
 * @param groupBy what gets a column of its own; empty for Netdata's default
 * @param aggregation how metrics of one column are put together, where the caller says so
 * @param timeGroup how the values of one row's time are put together
 */
public record MetricsRequest(List<String> contexts, List<String> nodes, List<String> dimensions, long after, long before,
        int points, List<String> groupBy, Optional<String> aggregation, String timeGroup) {
}
