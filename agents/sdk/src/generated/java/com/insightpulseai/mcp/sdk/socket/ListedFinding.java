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
 * Part of {@code socket/findings.list}.
 *
 * @param severity critical, high, medium, low or unknown
 * @param type Kind of alert in Socket's words, such as malware
 * @param category Such as supplyChainRisk or vulnerability
 * @param title Title of the finding, in a few words
 * @param status open or cleared
 * @param vulnerability The published vulnerability behind it
 * @param locations Places of the finding, at most 5
 * @param locationsTotal Number of places altogether
 * @param createdAt Time of the first occurrence, RFC 3339
 * @param clearedAt Time at which it was cleared, RFC 3339
 * @param dashboardUrl Its page for people
 * @param key Socket's key of the alert, for triage; absent where Socket names none
 * @param fix Way to fix it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ListedFinding(
        @JsonProperty(value = "severity", required = true) Severity severity,
        @JsonProperty(value = "type", required = true) String type,
        @JsonProperty(value = "category") Optional<String> category,
        @JsonProperty(value = "title") Optional<String> title,
        @JsonProperty(value = "status") Optional<String> status,
        @JsonProperty(value = "vulnerability") Optional<Vulnerability> vulnerability,
        @JsonProperty(value = "locations") List<Location> locations,
        @JsonProperty(value = "locations_total", required = true) long locationsTotal,
        @JsonProperty(value = "created_at") Optional<String> createdAt,
        @JsonProperty(value = "cleared_at") Optional<String> clearedAt,
        @JsonProperty(value = "dashboard_url") Optional<String> dashboardUrl,
        @JsonProperty(value = "key") Optional<String> key,
        @JsonProperty(value = "fix") Optional<String> fix) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public ListedFinding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(type, "type");
        category = category == null ? Optional.empty() : category;
        title = title == null ? Optional.empty() : title;
        status = status == null ? Optional.empty() : status;
        vulnerability = vulnerability == null ? Optional.empty() : vulnerability;
        locations = locations == null ? List.of() : List.copyOf(locations);
        createdAt = createdAt == null ? Optional.empty() : createdAt;
        clearedAt = clearedAt == null ? Optional.empty() : clearedAt;
        dashboardUrl = dashboardUrl == null ? Optional.empty() : dashboardUrl;
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
