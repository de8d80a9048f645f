// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code socket/findings.list}.
 *
 * @param repo Socket's slug of the repository
 * @param branch Branch of the repository
 * @param affectedPackage The package it is about
 * @param direct True if the repository depends on the package itself
 * @param manifestFiles Manifests that name the package, at most 3
 * @param action Action by policy or triage: error, warn, monitor or ignore
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Location(
        @JsonProperty(value = "repo") Optional<String> repo,
        @JsonProperty(value = "branch") Optional<String> branch,
        @JsonProperty(value = "package") Optional<AffectedPackage> affectedPackage,
        @JsonProperty(value = "direct", required = true) boolean direct,
        @JsonProperty(value = "manifest_files") List<String> manifestFiles,
        @JsonProperty(value = "action") Optional<String> action) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Location {
        repo = repo == null ? Optional.empty() : repo;
        branch = branch == null ? Optional.empty() : branch;
        affectedPackage = affectedPackage == null ? Optional.empty() : affectedPackage;
        manifestFiles = manifestFiles == null ? List.of() : List.copyOf(manifestFiles);
        action = action == null ? Optional.empty() : action;
    }
}
