package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.netdata.alert.AlertsQuery;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A question for alerts or for their changes as Netdata Cloud takes it. What it does not understand it ignores, so its answers
 * are filtered again.
 *
 * @param after seconds since 1970
 * @param before seconds since 1970
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CloudAlertsQuery(@JsonProperty("scope") Scope scope, @JsonProperty("selectors") Selectors selectors,
        @JsonProperty("options") List<String> options, @JsonProperty("after") Long after, @JsonProperty("before") Long before,
        @JsonProperty("last") Integer last) {

    static CloudAlertsQuery alerts(AlertsQuery query, List<String> options) {
        return new CloudAlertsQuery(new Scope(query.contexts()), new Selectors(query.nodes(), query.alerts()), options, null,
                null, null);
    }

    static CloudAlertsQuery transitions(AlertsQuery query, long after, long before, int last) {
        return new CloudAlertsQuery(new Scope(query.contexts()), new Selectors(query.nodes(), query.alerts()), List.of(), after,
                before, last);
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Scope(@JsonProperty("contexts") List<String> contexts) {
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Selectors(@JsonProperty("nodes") List<String> nodes, @JsonProperty("alerts") List<String> alerts) {
    }
}
