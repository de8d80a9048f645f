package com.insightpulseai.mcp.provider.socket.wire;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.socket.finding.AlertCursor;
import com.insightpulseai.mcp.upstream.Received;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An alert of the organization's list as Socket sends it, as far as it is read. It differs from the alerts of an artifact
 * stream: it has a title, a status and every place it was found in, and {@code medium} is called {@code medium}.
 *
 * @see <a href="https://docs.socket.dev/reference/alertslist">Socket: list latest alerts</a>
 */
@RegisterForReflection
public record SocketAlert(@JsonProperty("key") String key, @JsonProperty("type") String type,
        @JsonProperty("severity") String severity,
        @JsonProperty("category") String category, @JsonProperty("title") String title,
        @JsonProperty("status") String status, @JsonProperty("createdAt") String createdAt,
        @JsonProperty("clearedAt") String clearedAt, @JsonProperty("dashboardUrl") String dashboardUrl,
        @JsonProperty("fix") Artifact.FixLine fix, @JsonProperty("vulnerability") Vulnerability vulnerability,
        @JsonProperty("locations") List<Location> locations) {

    /** One page; only an {@code endCursor} of {@code null} says that it is the last one. */
    @RegisterForReflection
    public record Page(@JsonProperty("items") List<Received<SocketAlert>> items, @JsonProperty("endCursor") String endCursor) {

        /** Whether there is a list, and the way on can be gone. */
        public boolean isSound() {
            return items != null && (endCursor == null || AlertCursor.isPage(endCursor));
        }
    }

    @RegisterForReflection
    public record Vulnerability(@JsonProperty("cveId") String cveId, @JsonProperty("ghsaIds") List<String> ghsaIds,
            @JsonProperty("cvssScore") Double cvssScore, @JsonProperty("isKev") Boolean knownExploited,
            @JsonProperty("firstPatchedVersionIdentifier") String firstPatched) {
    }

    @RegisterForReflection
    public record Location(@JsonProperty("action") String action, @JsonProperty("repository") Repo repository,
            @JsonProperty("branch") Branch branch, @JsonProperty("dependency") Dependency dependency,
            @JsonProperty("artifact") PackageOf artifact) {
    }

    @RegisterForReflection
    public record Repo(@JsonProperty("slug") String slug, @JsonProperty("workspace") String workspace) {
    }

    @RegisterForReflection
    public record Branch(@JsonProperty("name") String name) {
    }

    @RegisterForReflection
    public record Dependency(@JsonProperty("direct") Boolean direct,
            @JsonProperty("manifestFiles") List<Artifact.ManifestLine> manifestFiles) {
    }

    @RegisterForReflection
    public record PackageOf(@JsonProperty("type") String type, @JsonProperty("namespace") String namespace,
            @JsonProperty("name") String name, @JsonProperty("version") String version) {
    }

    public static <T> List<T> present(List<T> values) {
        return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
    }
}
