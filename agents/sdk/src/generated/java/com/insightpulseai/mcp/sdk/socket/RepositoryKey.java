// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code socket/findings.list}, {@code socket/scan.repo}.
 *
 * @param slug Socket's slug of the repository
 * @param workspace Its workspace at Socket; absent where it is in none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RepositoryKey(
        @JsonProperty(value = "slug", required = true) String slug,
        @JsonProperty(value = "workspace") Optional<String> workspace) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public RepositoryKey {
        Objects.requireNonNull(slug, "slug");
        workspace = workspace == null ? Optional.empty() : workspace;
    }
}
