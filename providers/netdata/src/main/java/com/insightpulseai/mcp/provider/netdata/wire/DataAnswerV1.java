package com.insightpulseai.mcp.provider.netdata.wire;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.provider.netdata.metrics.MetricTable;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An answer about metrics in version 1. Its columns are not grouped: each dimension of each chart has its own.
 *
 * @param charts the chart that each column is from
 */
@RegisterForReflection
public record DataAnswerV1(@JsonProperty("view_update_every") Integer updateEvery,
        @JsonProperty("chart_ids") List<String> charts, @JsonProperty("result") DataAnswer.Result result) {

    /** @throws MalformedAnswerException if something is missing or does not fit together */
    public MetricTable toTable(String context, ContextV1 described) throws MalformedAnswerException {
        if (result == null) {
            throw new MalformedAnswerException("no result");
        }
        List<String> labels = labels(result.columnIds());
        return DataAnswer.table(context, Optional.ofNullable(described.title()), Optional.ofNullable(updateEvery),
                DataAnswer.columns(labels,
                        described.units() == null ? null : Collections.nCopies(labels.size(), described.units())),
                result);
    }

    /** Dimensions of several charts are told apart as version 3 does it, by {@code dimension,instance}. */
    private List<String> labels(List<String> dimensions) {
        boolean several = charts != null && charts.size() == dimensions.size() && new HashSet<>(charts).size() > 1;
        return several
                ? IntStream.range(0, dimensions.size()).mapToObj(i -> dimensions.get(i) + ',' + charts.get(i)).toList()
                : dimensions;
    }

    /** What version 1 says of a context, because it does not say it with the metrics. */
    @RegisterForReflection
    public record ContextV1(@JsonProperty("title") String title, @JsonProperty("units") String units) {
    }
}
