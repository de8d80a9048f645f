package com.insightpulseai.mcp.functions.ops.stats;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.insightpulseai.mcp.functions.ops.read.QuerySteps;
import com.insightpulseai.mcp.functions.ops.stats.StatsQuery.SeriesName;

import io.vertx.mutiny.sqlclient.Row;

/**
 * Numbers of calls over time.
 *
 * @param provider empty where the series is of all
 * @param tool empty where the series is of all tools
 * @param points one for each step that had a call, oldest first
 */
public record CallSeries(Optional<String> provider, Optional<String> tool, CallCounts total, List<CallPoint> points) {

    /** Points of all series together, the busiest first: a response stays below 512 KiB. */
    private static final int MOST_POINTS = 4_000;

    /** Calls that began in a step. */
    public record CallPoint(OffsetDateTime at, long ok, long failed, long refused, Optional<Long> p50Ms, Optional<Long> p95Ms) {

        private static CallPoint of(OffsetDateTime at, CallCounts counts) {
            return new CallPoint(at, counts.ok(), counts.failed(), counts.refused(), counts.p50Ms(), counts.p95Ms());
        }
    }

    /** Series of buckets in any order, the busiest first; one without calls where it is of all calls, and there are none. */
    static List<CallSeries> of(StatsQuery query, List<Row> buckets) {
        Map<SeriesName, CallTally> totals = new HashMap<>();
        Map<SeriesName, Map<OffsetDateTime, CallTally>> points = new HashMap<>();
        if (query.isOfAll()) {
            totals.put(new SeriesName(Optional.empty(), Optional.empty()), new CallTally());
        }
        for (Row bucket : buckets) {
            SeriesName name = query.seriesOf(bucket);
            OffsetDateTime at = QuerySteps.begin(bucket.getOffsetDateTime("bucket"), query.stepS());
            totals.computeIfAbsent(name, key -> new CallTally()).add(bucket);
            points.computeIfAbsent(name, key -> new TreeMap<>()).computeIfAbsent(at, key -> new CallTally()).add(bucket);
        }
        return totals.entrySet().stream()
                .map(total -> of(total.getKey(), total.getValue(), points.getOrDefault(total.getKey(), Map.of())))
                .sorted(Comparator.comparing((CallSeries one) -> one.total.calls()).reversed()
                        .thenComparing(one -> one.provider.orElse("")).thenComparing(one -> one.tool.orElse("")))
                .collect(ArrayList::new, CallSeries::addBounded, ArrayList::addAll);
    }

    private static CallSeries of(SeriesName name, CallTally total, Map<OffsetDateTime, CallTally> points) {
        return new CallSeries(name.provider(), name.tool(), total.counts(),
                points.entrySet().stream().map(point -> CallPoint.of(point.getKey(), point.getValue().counts())).toList());
    }

    private static void addBounded(List<CallSeries> series, CallSeries next) {
        int present = series.stream().mapToInt(one -> one.points.size()).sum();
        series.add(present + next.points.size() <= MOST_POINTS ? next
                : new CallSeries(next.provider, next.tool, next.total, List.of()));
    }
}
