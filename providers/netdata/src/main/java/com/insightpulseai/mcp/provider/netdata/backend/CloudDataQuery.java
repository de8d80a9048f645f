package com.insightpulseai.mcp.provider.netdata.backend;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricsRequest;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A question for metrics as Netdata Cloud takes it. Its scope knows nodes by their ids only, so names and ids alike go into the
 * selectors.
 *
 * @see <a href="https://learn.netdata.cloud/docs/netdata-cloud/api-tokens">Netdata Cloud: API</a>
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record CloudDataQuery(@JsonProperty("scope") Scope scope, @JsonProperty("selectors") Selectors selectors,
        @JsonProperty("window") Window window, @JsonProperty("aggregations") Aggregations aggregations,
        @JsonProperty("format") String format, @JsonProperty("options") List<String> options,
        @JsonProperty("timeout") long timeout) {

    private static final List<String> ALL = List.of("*");

    /** @param timeoutMs after which Netdata Cloud may give up, because the call has ended */
    static CloudDataQuery of(MetricsRequest query, String context, long timeoutMs) {
        return new CloudDataQuery(new Scope(List.of(context), query.dimensions()),
                new Selectors(query.nodes().isEmpty() ? ALL : query.nodes(), ALL, ALL, ALL, ALL, ALL),
                new Window(query.after(), query.before(), query.points()),
                new Aggregations(
                        List.of(new Metrics(AgentV3.groupBy(query), query.aggregation().orElse(AgentV3.AVERAGE))),
                        new Time(query.timeGroup())),
                "json2", List.of("jsonwrap", "minify", "unaligned"), timeoutMs);
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Scope(@JsonProperty("contexts") List<String> contexts, @JsonProperty("dimensions") List<String> dimensions) {
    }

    @RegisterForReflection
    record Selectors(@JsonProperty("nodes") List<String> nodes, @JsonProperty("contexts") List<String> contexts,
            @JsonProperty("instances") List<String> instances, @JsonProperty("dimensions") List<String> dimensions,
            @JsonProperty("labels") List<String> labels, @JsonProperty("alerts") List<String> alerts) {
    }

    @RegisterForReflection
    record Window(@JsonProperty("after") long after, @JsonProperty("before") long before, @JsonProperty("points") int points) {
    }

    @RegisterForReflection
    record Aggregations(@JsonProperty("metrics") List<Metrics> metrics, @JsonProperty("time") Time time) {
    }

    @RegisterForReflection
    record Metrics(@JsonProperty("group_by") List<String> groupBy, @JsonProperty("aggregation") String aggregation) {
    }

    @RegisterForReflection
    record Time(@JsonProperty("time_group") String timeGroup) {
    }
}
