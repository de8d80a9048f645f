// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code netdata/metrics.query}.
 *
 * @param api API that answered: agent_v3, agent_v1 or cloud
 * @param series A table for each context, in the order asked for
 * @param truncated True if columns or older rows were left out
 * @param hint Advice on how to get the rest
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MetricsQueryResult(
        @JsonProperty(value = "api", required = true) String api,
        @JsonProperty(value = "series", required = true) List<Series> series,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "hint") Optional<String> hint) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public MetricsQueryResult {
        Objects.requireNonNull(api, "api");
        series = List.copyOf(Objects.requireNonNull(series, "series"));
        hint = hint == null ? Optional.empty() : hint;
    }
}
