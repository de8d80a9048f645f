// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code socket/findings.list}, {@code socket/scan.get}, {@code socket/scan.repo}.
 *
 * @param ecosystem Package type of the purl, such as npm
 * @param name Name with its namespace, such as &#64;scope/name
 * @param version Exact version
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AffectedPackage(
        @JsonProperty(value = "ecosystem", required = true) String ecosystem,
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "version") Optional<String> version) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public AffectedPackage {
        Objects.requireNonNull(ecosystem, "ecosystem");
        Objects.requireNonNull(name, "name");
        version = version == null ? Optional.empty() : version;
    }
}
