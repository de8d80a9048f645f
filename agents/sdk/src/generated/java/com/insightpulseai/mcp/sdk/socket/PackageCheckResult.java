// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code socket/package.check}.
 *
 * @param packages Packages that Socket knows, worst first
 * @param packagesTotal Number of packages that Socket knows
 * @param unknown Package URLs that Socket has nothing on; nothing is known about their safety
 * @param unknownTotal Number of packages that Socket has nothing on
 * @param truncated True if packages were left out of either list
 * @param hint Advice on how to go on
 * @param unreadable Number of packages and alerts that Socket sent and that cannot be read; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PackageCheckResult(
        @JsonProperty(value = "packages", required = true) List<PackageReport> packages,
        @JsonProperty(value = "packages_total", required = true) long packagesTotal,
        @JsonProperty(value = "unknown", required = true) List<String> unknown,
        @JsonProperty(value = "unknown_total", required = true) long unknownTotal,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "hint") Optional<String> hint,
        @JsonProperty(value = "unreadable") Optional<Long> unreadable) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public PackageCheckResult {
        packages = List.copyOf(Objects.requireNonNull(packages, "packages"));
        unknown = List.copyOf(Objects.requireNonNull(unknown, "unknown"));
        hint = hint == null ? Optional.empty() : hint;
        unreadable = unreadable == null ? Optional.empty() : unreadable;
    }
}
