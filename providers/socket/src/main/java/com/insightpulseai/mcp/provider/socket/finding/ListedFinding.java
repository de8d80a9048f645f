package com.insightpulseai.mcp.provider.socket.finding;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.finding.Finding.AffectedPackage;
import com.insightpulseai.mcp.provider.socket.wire.SocketAlert;
import com.insightpulseai.mcp.upstream.Trimmed;

/**
 * One alert of the organization's list, trimmed to what a reader acts upon.
 * <p>
 * Every text is at most {@value #MAX_TEXT} characters long, and there are at most {@value #MAX_LOCATIONS} locations with
 * {@value #MAX_MANIFESTS} manifests each, whatever Socket sent.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ListedFinding(
        @JsonPropertyDescription("critical, high, medium, low or unknown") Severity severity,
        @JsonPropertyDescription("Kind of alert in Socket's words, such as malware") String type,
        @JsonPropertyDescription("Such as supplyChainRisk or vulnerability") Optional<String> category,
        @JsonPropertyDescription("Title of the finding, in a few words") Optional<String> title,
        @JsonPropertyDescription("open or cleared") Optional<String> status,
        @JsonPropertyDescription("The published vulnerability behind it") Optional<Vulnerability> vulnerability,
        @JsonPropertyDescription("Places of the finding, at most 5") List<Location> locations,
        @JsonPropertyDescription("Number of places altogether") int locationsTotal,
        @JsonPropertyDescription("Time of the first occurrence, RFC 3339") Optional<String> createdAt,
        @JsonPropertyDescription("Time at which it was cleared, RFC 3339") Optional<String> clearedAt,
        @JsonPropertyDescription("Its page for people") Optional<String> dashboardUrl,
        @JsonPropertyDescription("Socket's key of the alert, for triage; absent where Socket names none") Optional<String> key,
        @JsonPropertyDescription("Way to fix it") Optional<String> fix) {

    private static final int MAX_TEXT = 300;
    private static final int MAX_LOCATIONS = 5;
    private static final int MAX_MANIFESTS = 3;

    /** A package in a repository. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Location(
            @JsonPropertyDescription("Socket's slug of the repository") Optional<String> repo,
            @JsonPropertyDescription("Branch of the repository") Optional<String> branch,
            @JsonPropertyDescription("The package it is about") @JsonProperty("package") Optional<AffectedPackage> affected,
            @JsonPropertyDescription("True if the repository depends on the package itself") boolean direct,
            @JsonPropertyDescription("Manifests that name the package, at most 3") List<String> manifestFiles,
            @JsonPropertyDescription("Action by policy or triage: error, warn, monitor or ignore") Optional<String> action) {
    }

    static ListedFinding of(SocketAlert alert) {
        List<SocketAlert.Location> places = SocketAlert.present(alert.locations());
        return new ListedFinding(
                Severity.of(alert.severity() == null ? "" : alert.severity()),
                text(alert.type()).orElse("unknown"),
                text(alert.category()),
                text(alert.title()),
                text(alert.status()),
                Optional.ofNullable(alert.vulnerability()).map(Vulnerability::of),
                places.stream().limit(MAX_LOCATIONS).map(ListedFinding::location).toList(),
                alert.locations() == null ? 0 : alert.locations().size(),
                text(alert.createdAt()),
                text(alert.clearedAt()),
                text(alert.dashboardUrl()).filter(url -> url.startsWith("https://")),
                text(alert.key()),
                Optional.ofNullable(alert.fix()).flatMap(fix -> text(fix.description()).or(() -> text(fix.type()))));
    }

    private static Location location(SocketAlert.Location place) {
        Optional<SocketAlert.Dependency> dependency = Optional.ofNullable(place.dependency());
        return new Location(
                Optional.ofNullable(place.repository()).flatMap(repository -> text(repository.slug())),
                Optional.ofNullable(place.branch()).flatMap(branch -> text(branch.name())),
                Optional.ofNullable(place.artifact()).map(ListedFinding::affected),
                dependency.map(SocketAlert.Dependency::direct).orElse(false),
                SocketAlert.present(dependency.map(SocketAlert.Dependency::manifestFiles).orElse(null)).stream()
                        .flatMap(manifest -> text(manifest.file()).stream()).distinct().limit(MAX_MANIFESTS).toList(),
                text(place.action()));
    }

    private static AffectedPackage affected(SocketAlert.PackageOf artifact) {
        String name = text(artifact.namespace()).map(namespace -> namespace + "/").orElse("")
                + text(artifact.name()).orElse("");
        return new AffectedPackage(text(artifact.type()).orElse("unknown"), name, text(artifact.version()));
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(ListedFinding::trimmed);
    }

    private static String trimmed(String text) {
        return Trimmed.text(text, MAX_TEXT);
    }
}
