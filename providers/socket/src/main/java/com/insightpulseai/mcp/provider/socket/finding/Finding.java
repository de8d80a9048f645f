package com.insightpulseai.mcp.provider.socket.finding;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.wire.Artifact;
import com.insightpulseai.mcp.upstream.Trimmed;

/**
 * One alert of Socket about one package, trimmed to what a reader acts upon.
 * <p>
 * Every text is at most {@value #MAX_TEXT} characters long and there are at most {@value #MAX_MANIFESTS} manifests and
 * positions, whatever Socket sent.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Finding(
        @JsonPropertyDescription("critical, high, medium, low or unknown") Severity severity,
        @JsonPropertyDescription("Kind of alert in Socket's words, such as malware") String type,
        @JsonPropertyDescription("Such as supplyChainRisk or vulnerability") Optional<String> category,
        @JsonPropertyDescription("The published vulnerability behind it") Optional<Vulnerability> vulnerability,
        @JsonPropertyDescription("The package it is about") @JsonProperty("package") AffectedPackage affected,
        @JsonPropertyDescription("True if the repository depends on the package itself") boolean direct,
        @JsonPropertyDescription("Manifests that name the package, at most 10") List<String> manifestFiles,
        @JsonPropertyDescription("Places in manifests that name the package, at most 10") List<ManifestPosition> positions,
        @JsonPropertyDescription("File in the package the alert points at") Optional<String> file,
        @JsonPropertyDescription("Action by the organization's policy: error, warn, monitor or ignore") Optional<String> action,
        @JsonPropertyDescription("Socket's key of the alert, for triage; absent where Socket names none") Optional<String> key,
        @JsonPropertyDescription("Way to fix it") Optional<String> fix) {

    private static final int MAX_TEXT = 500;
    private static final int MAX_MANIFESTS = 10;
    private static final List<String> ACTIONS = List.of("error", "warn", "monitor", "ignore");

    /** Most urgent first: by severity, then by the policy's action, then by package and kind, so that answers are stable. */
    public static final Comparator<Finding> BY_URGENCY = Comparator.comparing(Finding::severity)
            .thenComparingInt(
                    finding -> finding.action().filter(ACTIONS::contains).map(ACTIONS::indexOf).orElse(ACTIONS.size()))
            .thenComparing(finding -> finding.affected().name())
            .thenComparing(finding -> finding.affected().version().orElse(""))
            .thenComparing(Finding::type)
            .thenComparing(finding -> finding.key().orElse(""))
            .thenComparing(finding -> finding.file().orElse(""));

    /** The package a finding is about. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record AffectedPackage(
            @JsonPropertyDescription("Package type of the purl, such as npm") String ecosystem,
            @JsonPropertyDescription("Name with its namespace, such as @scope/name") String name,
            @JsonPropertyDescription("Exact version") Optional<String> version) {
    }

    public static Finding of(Artifact artifact, Artifact.Alert alert) {
        String name = artifact.namespace().map(namespace -> namespace + "/").orElse("") + artifact.name().orElse("");
        return new Finding(
                Severity.of(alert.severity().orElse("")),
                trimmed(alert.type()),
                alert.category().map(Finding::trimmed),
                alert.advisory().map(Vulnerability::of),
                new AffectedPackage(trimmed(artifact.type()), trimmed(name), artifact.version().map(Finding::trimmed)),
                artifact.direct(),
                artifact.manifestFiles().stream().map(Artifact.ManifestReference::file).distinct().limit(MAX_MANIFESTS)
                        .map(Finding::trimmed).toList(),
                artifact.manifestFiles().stream().flatMap(manifest -> ManifestPosition.of(manifest, MAX_TEXT).stream())
                        .distinct()
                        .limit(MAX_MANIFESTS).toList(),
                alert.file().map(Finding::trimmed),
                alert.action().map(Finding::trimmed),
                alert.key().map(Finding::trimmed),
                alert.fix().map(Finding::trimmed));
    }

    private static String trimmed(String text) {
        return Trimmed.text(text, MAX_TEXT);
    }
}
