package com.insightpulseai.mcp.provider.netdata.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of one context, in the same form for each target.
 *
 * @param interval seconds between two rows, where known
 * @param columns at most {@value #MAX_COLUMNS}
 * @param columnsTotal how many columns there are, those left out included
 * @param rows oldest first
 */
public record MetricTable(String context, Optional<String> title, Optional<Integer> interval, List<Column> columns,
        int columnsTotal, List<Row> rows) {

    /** The columns that are read; more are no answer for an agent, but a question that should have been narrower. */
    public static final int MAX_COLUMNS = 50;

    /** @param unit such as {@code percentage}, where known */
    public record Column(String label, Optional<String> unit) {
    }

    /**
     * @param time the end of the interval that the row is about
     * @param values one for each column; null is a gap
     * @param anomalyRates one for each column, in percent; null where Netdata gives none
     */
    public record Row(Instant time, List<Double> values, List<Double> anomalyRates) {
    }
}
