package com.insightpulseai.mcp.provider.socket.packages;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.wire.PackageLine;

/** Socket's scores of a package, each from 0, bad, to 1, good. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PackageScore(
        @JsonPropertyDescription("All of them in one") Optional<Double> overall,
        @JsonPropertyDescription("Safety of the supply chain") Optional<Double> supplyChain,
        @JsonPropertyDescription("Freedom from known vulnerabilities") Optional<Double> vulnerability,
        @JsonPropertyDescription("Quality of the code") Optional<Double> quality,
        @JsonPropertyDescription("Care that is taken of it") Optional<Double> maintenance,
        @JsonPropertyDescription("Fitness of the licence") Optional<Double> license) {

    static PackageScore of(PackageLine.Score score) {
        return new PackageScore(Optional.ofNullable(score.overall()), Optional.ofNullable(score.supplyChain()),
                Optional.ofNullable(score.vulnerability()), Optional.ofNullable(score.quality()),
                Optional.ofNullable(score.maintenance()), Optional.ofNullable(score.license()));
    }

    /** The worse of two, by the overall score. */
    PackageScore worse(PackageScore other) {
        return other.overall().orElse(1.0) < overall().orElse(1.0) ? other : this;
    }
}
