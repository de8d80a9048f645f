// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code netdata/metrics.query}.
 *
 * @param time End of the row's interval, RFC 3339 in UTC
 * @param values One value for each column; null is a gap in the data
 * @param anomalyRates Anomalous samples in percent, one for each column; null where unknown; only if asked for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Row(
        @JsonProperty(value = "time", required = true) Instant time,
        @JsonProperty(value = "values") List<Optional<Double>> values,
        @JsonProperty(value = "anomaly_rates") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Optional<Double>> anomalyRates) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Row {
        Objects.requireNonNull(time, "time");
        values = values == null ? List.of() : List.copyOf(values);
        anomalyRates = anomalyRates == null ? List.of() : List.copyOf(anomalyRates);
    }
}
