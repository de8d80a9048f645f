// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Part of {@code socket/scan.get}, {@code socket/scan.repo}.
 *
 * @param severity critical, high, medium, low or unknown
 * @param type Kind of alert in Socket's words, such as malware
 * @param category Such as supplyChainRisk or vulnerability
 * @param vulnerability The published vulnerability behind it
 * @param affectedPackage The package it is about
 * @param direct True if the repository depends on the package itself
 * @param manifestFiles Manifests that name the package, at most 10
 * @param positions Places in manifests that name the package, at most 10
 * @param file File in the package the alert points at
 * @param action Action by the organization's policy: error, warn, monitor or ignore
 * @param key Socket's key of the alert, for triage; absent where Socket names none
 * @param fix Way to fix it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Finding(
        @JsonProperty(value = "severity", required = true) Severity severity,
        @JsonProperty(value = "type", required = true) String type,
        @JsonProperty(value = "category") Optional<String> category,
        @JsonProperty(value = "vulnerability") Optional<Vulnerability> vulnerability,
        @JsonProperty(value = "package", required = true) AffectedPackage affectedPackage,
        @JsonProperty(value = "direct", required = true) boolean direct,
        @JsonProperty(value = "manifest_files") List<String> manifestFiles,
        @JsonProperty(value = "positions") List<ManifestPosition> positions,
        @JsonProperty(value = "file") Optional<String> file,
        @JsonProperty(value = "action") Optional<String> action,
        @JsonProperty(value = "key") Optional<String> key,
        @JsonProperty(value = "fix") Optional<String> fix) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(type, "type");
        category = category == null ? Optional.empty() : category;
        vulnerability = vulnerability == null ? Optional.empty() : vulnerability;
        Objects.requireNonNull(affectedPackage, "package");
        manifestFiles = manifestFiles == null ? List.of() : List.copyOf(manifestFiles);
        positions = positions == null ? List.of() : List.copyOf(positions);
        file = file == null ? Optional.empty() : file;
        action = action == null ? Optional.empty() : action;
        key = key == null ? Optional.empty() : key;
        fix = fix == null ? Optional.empty() : fix;
    }

    /**
     * Critical, high, medium, low or unknown.
     */
    public enum Severity {
        /** {@code critical}. */
        CRITICAL("critical"),
        /** {@code high}. */
        HIGH("high"),
        /** {@code medium}. */
        MEDIUM("medium"),
        /** {@code low}. */
        LOW("low"),
        /** {@code unknown}. */
        UNKNOWN("unknown"),
        /** A word that is newer than this SDK. */
        UNRECOGNIZED("");

        private final String word;

        Severity(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent; empty for {@link #UNRECOGNIZED}. */
        @JsonValue
        public String word() {
            return word;
        }

        @JsonCreator
        static Severity of(String word) {
            for (Severity known : values()) {
                if (known.word.equals(word)) {
                    return known;
                }
            }
            return UNRECOGNIZED;
        }
    }
}
