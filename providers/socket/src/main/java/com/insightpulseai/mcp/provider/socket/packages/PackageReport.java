package com.insightpulseai.mcp.provider.socket.packages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.finding.SeveritySummary;

/** What Socket knows about one package. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PackageReport(
        @JsonPropertyDescription("The package URL as it was asked for, or of the package itself where it is unmatched") String purl,
        @JsonPropertyDescription("The version Socket answered for") Optional<String> version,
        @JsonPropertyDescription("True if Socket still analyses it, so that alerts may be missing") boolean pending,
        @JsonPropertyDescription("Scores from 0, bad, to 1, good; of several released files the worst") Optional<PackageScore> score,
        @JsonPropertyDescription("Its alerts by severity, those left out included") SeveritySummary summary,
        @JsonPropertyDescription("Its most urgent alerts") List<PackageAlert> alerts,
        @JsonPropertyDescription("Number of alerts altogether") int alertsTotal,
        @JsonPropertyDescription("True where Socket named a package that is none of those asked for, as far as can be told; it may be one of the unknown. Absent otherwise") Optional<Boolean> unmatched) {

    private static final double GOOD = 1;

    /** Worst first: by alerts of each severity, then by score. A package that is still analysed comes before a clean one. */
    static final Comparator<PackageReport> WORST_FIRST = Comparator
            .comparing(PackageReport::summary, Comparator.comparingInt(SeveritySummary::critical)
                    .thenComparingInt(SeveritySummary::high).thenComparingInt(SeveritySummary::medium)
                    .thenComparingInt(SeveritySummary::low).reversed())
            .thenComparing(report -> !report.pending())
            .thenComparingDouble(report -> report.score().flatMap(PackageScore::overall).orElse(GOOD));
}
