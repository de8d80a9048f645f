package com.insightpulseai.mcp.functions.ops.stats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.QueryRange;
import com.insightpulseai.mcp.functions.ops.read.QuerySteps;
import com.insightpulseai.mcp.store.ReaderDatabase.Statement;

import io.vertx.mutiny.sqlclient.Row;

/**
 * Numbers of calls that are asked for.
 *
 * @param range whole steps
 * @param by what a series is of
 * @param back how long before the range it is compared with
 */
record StatsQuery(OpsQuery query, QueryRange range, int stepS, Optional<String> provider, Optional<String> tool, String by,
        Optional<Duration> back) {

    private static final List<Integer> USUAL_STEPS = List.of(300, 600, 1_800, 3_600, 10_800, 21_600, 86_400);
    private static final int FIVE_MINUTES = 300;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;
    private static final int MOST_POINTS = 400;
    /** Buckets of five minutes are kept for 8 days. */
    private static final Duration FINE = Duration.ofDays(8);

    private static final List<String> GROUPINGS = List.of("none", "provider", "tool");
    private static final List<String> COMPARISONS = List.of("1d", "7d");

    private static final String HEAD = "select nullif(h.counted_at, 'epoch') as counted_at from ops.stats_head h";

    /** Buckets as they are: to merge their histograms here takes a tenth of the time that it takes the database. */
    private static final String BUCKETS = """
            select s.provider, s.tool, s.bucket, s.ok, s.failed, s.refused, s.bins, s.counts
              from ops.call_stats s
             where s.width_s = $1::int and s.bucket >= $2::timestamptz and s.bucket < $3::timestamptz""";

    static StatsQuery of(OpsQuery query) {
        QueryRange range = query.range();
        Optional<String> provider = query.text("provider");
        Optional<String> tool = query.text("tool");
        String by = query.oneOf("by", GROUPINGS).orElse("none");
        Optional<Duration> back = query.oneOf("compare", COMPARISONS)
                .map(days -> Duration.ofDays(Long.parseLong(days.substring(0, 1))));
        boolean old = range.from().isBefore(query.now().minus(FINE));
        int unit = old ? HOUR : FIVE_MINUTES;
        int step = QuerySteps.of(query, range, USUAL_STEPS.stream().filter(width -> width >= unit).toList(), unit, MOST_POINTS);
        query.check();
        return new StatsQuery(query, whole(range, step), step, provider, tool, by, back);
    }

    /** The series that a bucket belongs to. */
    SeriesName seriesOf(Row bucket) {
        return new SeriesName(Optional.of(bucket.getString("provider")).filter(name -> !by.equals("none")),
                Optional.of(bucket.getString("tool")).filter(name -> by.equals("tool")));
    }

    boolean isOfAll() {
        return by.equals("none");
    }

    /** Provider and tool of a series, as far as it has one. */
    record SeriesName(Optional<String> provider, Optional<String> tool) {
    }

    static Statement head() {
        return Statement.of(HEAD);
    }

    Statement series() {
        return series(Duration.ZERO);
    }

    /** The series before, with the times that they had then. */
    Optional<Statement> compared() {
        return back.map(this::series);
    }

    private Statement series(Duration before) {
        List<Object> values = new ArrayList<>(List.of(width(), range.from().minus(before), range.to().minus(before)));
        StringBuilder text = new StringBuilder(BUCKETS);
        provider.ifPresent(name -> text.append(" and s.provider = $").append(add(values, name)).append("::text"));
        tool.ifPresent(name -> text.append(" and s.tool = $").append(add(values, name)).append("::text"));
        return Statement.of(text.toString(), values.toArray());
    }

    /** Returns the number of the parameter. */
    private static int add(List<Object> values, String value) {
        values.add(value);
        return values.size();
    }

    /** The widest buckets of which a step is made. */
    private int width() {
        boolean hours = stepS % HOUR == 0;
        return stepS % DAY == 0 ? DAY : hours ? HOUR : FIVE_MINUTES;
    }

    private static QueryRange whole(QueryRange range, int step) {
        return new QueryRange(QuerySteps.begin(range.from(), step),
                QuerySteps.begin(range.to().plusSeconds(step).minusNanos(1_000), step));
    }
}
