// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code netdata/metrics.query}.
 *
 * @param context Name of the context
 * @param title Title of the metric
 * @param intervalSeconds Seconds between two rows
 * @param columns Columns of the values in a row, at most 50
 * @param columnsTotal Number of columns, those left out included
 * @param rows Rows, oldest first
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Series(
        @JsonProperty(value = "context", required = true) String context,
        @JsonProperty(value = "title") Optional<String> title,
        @JsonProperty(value = "interval_seconds") Optional<Long> intervalSeconds,
        @JsonProperty(value = "columns") List<Column> columns,
        @JsonProperty(value = "columns_total", required = true) long columnsTotal,
        @JsonProperty(value = "rows") List<Row> rows) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Series {
        Objects.requireNonNull(context, "context");
        title = title == null ? Optional.empty() : title;
        intervalSeconds = intervalSeconds == null ? Optional.empty() : intervalSeconds;
        columns = columns == null ? List.of() : List.copyOf(columns);
        rows = rows == null ? List.of() : List.copyOf(rows);
    }
}
