// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code netdata/alert.silence}.
 *
 * @param action The action that was done: silence or reset
 * @param mode State of the selected alerts: none (nothing is silenced), silence, or disable
 * @param everything True if all alerts are silenced, which this tool never does but others can
 * @param silenced Conditions of silenced alerts; an alert meets all those of any item
 * @param truncated True if some items were left out, or names in one
 * @param hint Advice on the result
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AlertSilenceResult(
        @JsonProperty(value = "action", required = true) String action,
        @JsonProperty(value = "mode", required = true) String mode,
        @JsonProperty(value = "everything", required = true) boolean everything,
        @JsonProperty(value = "silenced", required = true) List<Selector> silenced,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "hint") Optional<String> hint) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public AlertSilenceResult {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(mode, "mode");
        silenced = List.copyOf(Objects.requireNonNull(silenced, "silenced"));
        hint = hint == null ? Optional.empty() : hint;
    }
}
