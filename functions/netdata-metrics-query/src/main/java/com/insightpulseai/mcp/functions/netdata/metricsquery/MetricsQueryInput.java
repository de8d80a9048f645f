package com.insightpulseai.mcp.functions.netdata.metricsquery;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricsRequest;

/**
 * Which metrics to query. Names are exact: a pattern could stand for all metrics of an Agent, which nobody wants to read.
 * <p>
 * A time is relative, in seconds and not above 0, or absolute in RFC 3339.
 */
@OrderedTimes
@FitIntoUrl
public record MetricsQueryInput(
        @JsonPropertyDescription(CONTEXTS) @Size(min = 1, max = 5) List<@Names.Context String> contexts,
        @JsonPropertyDescription(NODES) @Size(max = 20) List<@Names.Node String> nodes,
        @JsonPropertyDescription(DIMENSIONS) @Size(max = 50) List<@Names.Dimension String> dimensions,
        @JsonPropertyDescription(AFTER) @NotNull String after,
        @JsonPropertyDescription(BEFORE) @NotNull String before,
        @JsonPropertyDescription(POINTS) @Min(1) @Max(500) Integer points,
        @JsonPropertyDescription(GROUP_BY) @Size(max = 4) List<@Names.GroupBy String> groupBy,
        @JsonPropertyDescription(AGGREGATION) Optional<@Pattern(regexp = WAYS, message = WAYS_MESSAGE) String> aggregation,
        @JsonPropertyDescription(TIME_GROUP) @Pattern(regexp = TIME_WAYS, message = TIME_WAYS_MESSAGE) String timeGroup,
        @JsonPropertyDescription(ANOMALY_RATES) Boolean anomalyRates) {

    private static final String CONTEXTS = "Names of 1 to 5 contexts, such as system.cpu, system.ram or disk.space, each of at most "
            + "255 characters, none of * , | ! \\, and percent-encoded of at most 800";
    private static final String NODES = "Host names or node ids of at most 20 nodes, each of at most 255 characters, none of "
            + "* , | ! / \\; all nodes unless given";
    private static final String DIMENSIONS = "Names of at most 50 dimensions, such as user, each of at most 100 characters, none of "
            + "* , | ! \\; percent-encoded they and the nodes may have 6000 characters together; all unless given";
    private static final String AFTER = "Start: negative seconds before the end, such as -3600, at least -94608000, or a past "
            + "time in RFC 3339, since 1973; -600 unless given";
    private static final String BEFORE = "End: seconds before now, negative or 0, at least -94608000, or a time in RFC 3339, "
            + "since 1973 and not in the future; 0, which is now, unless given";
    private static final String POINTS = "Rows that the time is divided into, 1 to 500; 60 unless given";
    private static final String GROUP_BY = "Split into columns by dimension, instance, node, combined as wanted, or "
            + "selected for one column of all; dimension unless given. An Agent before 2.0 cannot group";
    private static final String AGGREGATION = "Aggregation of the metrics in one column: avg, sum, min or max; avg unless "
            + "given. An Agent before 2.0 cannot";
    private static final String TIME_GROUP = "Aggregation of the values in one row's time: average, min, max or sum; "
            + "average unless given";
    private static final String ANOMALY_RATES = "True to get the share of anomalous samples as well, in percent; false "
            + "unless given. An Agent before 2.0 knows none";

    private static final String WAYS = "avg|sum|min|max";
    private static final String WAYS_MESSAGE = "must be avg, sum, min or max";
    // Of Netdata's many only these are exact on data that is stored at a lower resolution.
    private static final String TIME_WAYS = "average|min|max|sum";
    private static final String TIME_WAYS_MESSAGE = "must be average, min, max or sum";

    private static final String TEN_MINUTES = "-600";
    private static final String NOW = "0";
    private static final int DEFAULT_POINTS = 60;

    public MetricsQueryInput {
        // A null element is for the validation to refuse, which copying would forestall.
        contexts = contexts == null ? List.of() : contexts;
        nodes = nodes == null ? List.of() : nodes;
        dimensions = dimensions == null ? List.of() : dimensions;
        after = after == null ? TEN_MINUTES : after;
        before = before == null ? NOW : before;
        points = points == null ? DEFAULT_POINTS : points;
        groupBy = groupBy == null ? List.of() : groupBy;
        aggregation = aggregation == null ? Optional.empty() : aggregation;
        timeGroup = timeGroup == null ? "average" : timeGroup;
        anomalyRates = anomalyRates != null && anomalyRates;
    }

    /** Only for a validated input. */
    @JsonIgnore
    MetricsRequest toRequest() {
        return new MetricsRequest(contexts.stream().distinct().toList(), nodes.stream().distinct().toList(),
                dimensions.stream().distinct().toList(), TimeBound.parse(after).orElseThrow().seconds(),
                TimeBound.parse(before).orElseThrow().seconds(), points, groupBy.stream().distinct().toList(), aggregation,
                timeGroup);
    }
}
