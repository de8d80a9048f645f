// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code netdata/metrics.query}.
 *
 * @param label Dimension, instance and node, as grouped
 * @param unit Unit of the values
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Column(
        @JsonProperty(value = "label", required = true) String label,
        @JsonProperty(value = "unit") Optional<String> unit) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Column {
        Objects.requireNonNull(label, "label");
        unit = unit == null ? Optional.empty() : unit;
    }
}
