package com.insightpulseai.mcp.provider.netdata.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable.Column;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable.Row;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Trimmed;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An answer about metrics in version 3, from an Agent and from Netdata Cloud alike; {@code result} is in version 1 too. What
 * is said about hosts, agents and timings is left.
 */
@RegisterForReflection
public record DataAnswer(@JsonProperty("result") Result result, @JsonProperty("view") Received<View> view) {

    private static final int MAX_TEXT = 100;

    /** @throws MalformedAnswerException if something is missing or does not fit together */
    public MetricTable toTable(String context) throws MalformedAnswerException {
        if (result == null) {
            throw new MalformedAnswerException("no result");
        }
        View seen = Optional.ofNullable(view).flatMap(Received::record).orElse(new View(null, null, null));
        Dimensions dimensions = seen.dimensions() == null ? new Dimensions(null, null) : seen.dimensions();
        List<String> ids = result.columnIds();
        // The ids of nodes and instances hold GUIDs of machines, the names do not.
        List<String> names = fits(dimensions.names(), ids) ? dimensions.names() : ids;
        List<String> units = fits(dimensions.units(), ids) ? dimensions.units() : null;
        return table(context, Optional.ofNullable(seen.title()), Optional.ofNullable(seen.updateEvery()),
                columns(names, units), result);
    }

    /** Puts together what both versions have, and checks that each row has a value for each column. */
    static MetricTable table(String context, Optional<String> title, Optional<Integer> interval, List<Column> columns,
            Result result) throws MalformedAnswerException {
        List<Row> rows = result.rows();
        int read = Math.min(columns.size(), MetricTable.MAX_COLUMNS);
        if (rows.stream().anyMatch(row -> row.values().size() != read)) {
            throw new MalformedAnswerException("a row does not have a value for each column");
        }
        return new MetricTable(context, title.map(DataAnswer::trimmed), interval, List.copyOf(columns.subList(0, read)),
                columns.size(), rows);
    }

    /** @param units null where they are not known */
    static List<Column> columns(List<String> labels, List<String> units) {
        List<Column> columns = new ArrayList<>();
        IntStream.range(0, labels.size()).forEach(i -> columns.add(new Column(
                trimmed(Optional.ofNullable(labels.get(i)).orElse("")),
                Optional.ofNullable(units).map(known -> known.get(i)).filter(unit -> !unit.isBlank())
                        .map(DataAnswer::trimmed))));
        return columns;
    }

    private static boolean fits(List<String> texts, List<String> ids) {
        return texts != null && texts.size() == ids.size();
    }

    private static String trimmed(String text) {
        return Trimmed.text(text, MAX_TEXT);
    }

    /** @param point where in a cell's array what is; absent if cells are plain values */
    @RegisterForReflection
    record Result(@JsonProperty("labels") List<String> labels, @JsonProperty("point") Map<String, Integer> point,
            @JsonProperty("data") MetricRows data) {

        /** Where the rows' reader takes a cell's value and its anomaly rate from. What else is in a cell does not matter. */
        private static final Map<String, Integer> UNDERSTOOD = Map.of("value", 0, "arp", 1);

        /** The labels but the first, which is that of the time; none if nothing matched. */
        List<String> columnIds() throws MalformedAnswerException {
            if (labels == null || labels.isEmpty()) {
                throw new MalformedAnswerException("no labels");
            }
            return labels.subList(1, labels.size());
        }

        List<Row> rows() throws MalformedAnswerException {
            if (data == null || point != null && !point.entrySet().containsAll(UNDERSTOOD.entrySet())) {
                throw new MalformedAnswerException("no rows, or rows of another form");
            }
            return data.oldestFirst();
        }
    }

    @RegisterForReflection
    record View(@JsonProperty("title") String title, @JsonProperty("update_every") Integer updateEvery,
            @JsonProperty("dimensions") Dimensions dimensions) {
    }

    @RegisterForReflection
    record Dimensions(@JsonProperty("names") List<String> names, @JsonProperty("units") List<String> units) {
    }
}
