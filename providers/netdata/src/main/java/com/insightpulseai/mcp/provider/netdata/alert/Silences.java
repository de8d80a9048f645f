package com.insightpulseai.mcp.provider.netdata.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.upstream.Trimmed;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What is silenced now.
 *
 * @param cut whether selectors were left out, or names in one
 */
public record Silences(Mode mode, boolean everything, List<Selector> selectors, boolean cut) {

    /** Enough for the names that one call can silence. */
    private static final int MAX_NAMES = 2_600;

    /** Names separated by spaces, cut where they are too many. */
    public static Optional<String> names(String text) {
        return Optional.ofNullable(text).filter(known -> !known.isBlank()).map(known -> Trimmed.text(known, MAX_NAMES));
    }

    public static boolean areCut(String text) {
        return text != null && text.length() > MAX_NAMES;
    }

    /** What happens to the alerts that are selected. */
    public enum Mode {
        /** Nothing, even where selectors are listed. */
        NONE,
        /** Nobody is notified. */
        SILENCE,
        /** They are not even evaluated; set outside of this system, since no tool does it. */
        DISABLE
    }

    /** Some of what is silenced: all conditions have to be met. Several names are separated by spaces. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Selector(
            @JsonPropertyDescription("Names of alerts, separated by spaces") Optional<String> alerts,
            @JsonPropertyDescription("Contexts, separated by spaces") Optional<String> contexts,
            @JsonPropertyDescription("Charts, separated by spaces") Optional<String> charts,
            @JsonPropertyDescription("Host names, separated by spaces") Optional<String> nodes,
            @JsonPropertyDescription("Its end, RFC 3339 in UTC; absent if it does not end by itself") Optional<Instant> until,
            @JsonPropertyDescription("Id of the rule at Netdata Cloud") Optional<String> ruleId) {
    }
}
