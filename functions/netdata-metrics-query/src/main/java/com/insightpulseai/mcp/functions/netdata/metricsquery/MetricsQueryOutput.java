package com.insightpulseai.mcp.functions.netdata.metricsquery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.netdata.NetdataSession;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable;
import com.insightpulseai.mcp.tool.AnswerSize;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Metrics over time, whichever Netdata they come from; their JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MetricsQueryOutput(
        @JsonPropertyDescription("API that answered: agent_v3, agent_v1 or cloud") String api,
        @JsonPropertyDescription("A table for each context, in the order asked for") List<Series> series,
        @JsonPropertyDescription("True if columns or older rows were left out") boolean truncated,
        @JsonPropertyDescription("Advice on how to get the rest") Optional<String> hint) {

    /** What all columns of an answer may take, beside {@link AnswerSize#LIST_BYTES} for all rows. */
    private static final int COLUMN_BYTES = 48 << 10;
    private static final String NARROWER = "Ask for fewer points, a shorter time, or some dimensions and nodes only; or group "
            + "by selected or node";

    /** One context's metrics. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Series(
            @JsonPropertyDescription("Name of the context") String context,
            @JsonPropertyDescription("Title of the metric") Optional<String> title,
            @JsonPropertyDescription("Seconds between two rows") Optional<Integer> intervalSeconds,
            @JsonPropertyDescription("Columns of the values in a row, at most 50") List<Column> columns,
            @JsonPropertyDescription("Number of columns, those left out included") int columnsTotal,
            @JsonPropertyDescription("Rows, oldest first") List<Row> rows) {

        static Series of(MetricTable table, boolean anomalyRates, AnswerSize size, int sharers) {
            List<Column> columns = size.fitting(
                    table.columns().stream().map(column -> new Column(column.label(), column.unit())).toList(),
                    COLUMN_BYTES / sharers);
            List<Row> newestFirst = reversed(table.rows().stream()
                    .map(row -> Row.of(row, columns.size(), anomalyRates)).toList());
            return new Series(table.context(), table.title(), table.interval(), columns, table.columnsTotal(),
                    reversed(size.fitting(newestFirst, AnswerSize.LIST_BYTES / sharers)));
        }

        private static List<Row> reversed(List<Row> rows) {
            List<Row> reversed = new ArrayList<>(rows);
            Collections.reverse(reversed);
            return reversed;
        }

        boolean lacks(MetricTable table) {
            return columns.size() < table.columnsTotal() || rows.size() < table.rows().size();
        }
    }

    /** What one value of each row is. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Column(
            @JsonPropertyDescription("Dimension, instance and node, as grouped") String label,
            @JsonPropertyDescription("Unit of the values") Optional<String> unit) {
    }

    /** The values of one moment. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Row(
            @JsonPropertyDescription("End of the row's interval, RFC 3339 in UTC") Instant time,
            @JsonPropertyDescription("One value for each column; null is a gap in the data") List<Double> values,
            @JsonPropertyDescription(ANOMALY_RATES) Optional<List<Double>> anomalyRates) {

        private static final String ANOMALY_RATES = "Anomalous samples in percent, one for each column; null where unknown; "
                + "only if asked for";

        static Row of(MetricTable.Row row, int columns, boolean anomalyRates) {
            return new Row(row.time(), row.values().subList(0, columns),
                    anomalyRates ? Optional.of(row.anomalyRates().subList(0, columns)) : Optional.empty());
        }
    }

    static MetricsQueryOutput of(NetdataSession.Metrics metrics, boolean anomalyRates, AnswerSize size) {
        List<MetricTable> tables = metrics.tables();
        List<Series> series = tables.stream().map(table -> Series.of(table, anomalyRates, size, tables.size())).toList();
        boolean truncated = false;
        for (int i = 0; i < tables.size(); i++) {
            truncated |= series.get(i).lacks(tables.get(i));
        }
        return new MetricsQueryOutput(metrics.api(), series, truncated, truncated ? Optional.of(NARROWER) : Optional.empty());
    }
}
