package com.insightpulseai.mcp.agents.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.agents.incident.MetricSeries.Point;
import com.insightpulseai.mcp.sdk.netdata.Column;
import com.insightpulseai.mcp.sdk.netdata.MetricsQueryResult;
import com.insightpulseai.mcp.sdk.netdata.Row;
import com.insightpulseai.mcp.sdk.netdata.Series;

/** Reads series out of the tables of {@code netdata/metrics.query}. */
final class MetricTables {

    private MetricTables() {
    }

    /** @param otherwise node of a column whose label names none, as those of an Agent before 2.0 */
    static List<MetricSeries> series(MetricsQueryResult result, String otherwise) {
        List<MetricSeries> all = new ArrayList<>();
        for (Series table : result.series()) {
            for (int i = 0; i < table.columns().size(); i++) {
                all.add(series(table, i, otherwise));
            }
        }
        return all;
    }

    /** Labels of two groups are joined by a comma, which no host name has. */
    private static MetricSeries series(Series table, int index, String otherwise) {
        Column column = table.columns().get(index);
        int comma = column.label().lastIndexOf(',');
        String dimension = comma < 0 ? column.label() : column.label().substring(0, comma);
        String node = comma < 0 ? otherwise : column.label().substring(comma + 1);
        List<Point> points = new ArrayList<>();
        for (Row row : table.rows()) {
            Optional<Double> value = index < row.values().size() ? row.values().get(index) : Optional.empty();
            value.filter(Double::isFinite).ifPresent(number -> points.add(new Point(row.time(), number)));
        }
        return new MetricSeries(node, table.context(), dimension, column.unit(), points);
    }
}
