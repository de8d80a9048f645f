// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code socket/package.check}.
 *
 * @param purl The package URL as it was asked for, or of the package itself where it is unmatched
 * @param version The version Socket answered for
 * @param pending True if Socket still analyses it, so that alerts may be missing
 * @param score Scores from 0, bad, to 1, good; of several released files the worst
 * @param summary Its alerts by severity, those left out included
 * @param alerts Its most urgent alerts
 * @param alertsTotal Number of alerts altogether
 * @param unmatched True where Socket named a package that is none of those asked for, as far as can be told; it may be
 *        one of the unknown. Absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PackageReport(
        @JsonProperty(value = "purl", required = true) String purl,
        @JsonProperty(value = "version") Optional<String> version,
        @JsonProperty(value = "pending", required = true) boolean pending,
        @JsonProperty(value = "score") Optional<PackageScore> score,
        @JsonProperty(value = "summary", required = true) SeveritySummary summary,
        @JsonProperty(value = "alerts", required = true) List<PackageAlert> alerts,
        @JsonProperty(value = "alerts_total", required = true) long alertsTotal,
        @JsonProperty(value = "unmatched") Optional<Boolean> unmatched) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public PackageReport {
        Objects.requireNonNull(purl, "purl");
        version = version == null ? Optional.empty() : version;
        score = score == null ? Optional.empty() : score;
        Objects.requireNonNull(summary, "summary");
        alerts = List.copyOf(Objects.requireNonNull(alerts, "alerts"));
        unmatched = unmatched == null ? Optional.empty() : unmatched;
    }
}
