// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/stats.get}.
 *
 * @param category Kind of data, such as error or transaction
 * @param outcome Outcome: accepted, or else filtered, rate_limited, invalid, abuse, client_discard or
 *        cardinality_limited
 * @param quantity Number of items; bytes for attachments, milliseconds for durations
 * @param series Number in each interval
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Group(
        @JsonProperty(value = "category", required = true) String category,
        @JsonProperty(value = "outcome", required = true) String outcome,
        @JsonProperty(value = "quantity", required = true) long quantity,
        @JsonProperty(value = "series") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Long> series) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Group {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(outcome, "outcome");
        series = series == null ? List.of() : List.copyOf(series);
    }
}
