// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code socket/package.check}.
 *
 * @param overall All of them in one
 * @param supplyChain Safety of the supply chain
 * @param vulnerability Freedom from known vulnerabilities
 * @param quality Quality of the code
 * @param maintenance Care that is taken of it
 * @param license Fitness of the licence
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PackageScore(
        @JsonProperty(value = "overall") Optional<Double> overall,
        @JsonProperty(value = "supply_chain") Optional<Double> supplyChain,
        @JsonProperty(value = "vulnerability") Optional<Double> vulnerability,
        @JsonProperty(value = "quality") Optional<Double> quality,
        @JsonProperty(value = "maintenance") Optional<Double> maintenance,
        @JsonProperty(value = "license") Optional<Double> license) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public PackageScore {
        overall = overall == null ? Optional.empty() : overall;
        supplyChain = supplyChain == null ? Optional.empty() : supplyChain;
        vulnerability = vulnerability == null ? Optional.empty() : vulnerability;
        quality = quality == null ? Optional.empty() : quality;
        maintenance = maintenance == null ? Optional.empty() : maintenance;
        license = license == null ? Optional.empty() : license;
    }
}
