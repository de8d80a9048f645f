// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.netdata;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code netdata/alert.silence}.
 *
 * @param alerts Names of alerts, separated by spaces
 * @param contexts Contexts, separated by spaces
 * @param charts Charts, separated by spaces
 * @param nodes Host names, separated by spaces
 * @param until Its end, RFC 3339 in UTC; absent if it does not end by itself
 * @param ruleId Id of the rule at Netdata Cloud
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Selector(
        @JsonProperty(value = "alerts") Optional<String> alerts,
        @JsonProperty(value = "contexts") Optional<String> contexts,
        @JsonProperty(value = "charts") Optional<String> charts,
        @JsonProperty(value = "nodes") Optional<String> nodes,
        @JsonProperty(value = "until") Optional<Instant> until,
        @JsonProperty(value = "rule_id") Optional<String> ruleId) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Selector {
        alerts = alerts == null ? Optional.empty() : alerts;
        contexts = contexts == null ? Optional.empty() : contexts;
        charts = charts == null ? Optional.empty() : charts;
        nodes = nodes == null ? Optional.empty() : nodes;
        until = until == null ? Optional.empty() : until;
        ruleId = ruleId == null ? Optional.empty() : ruleId;
    }
}
