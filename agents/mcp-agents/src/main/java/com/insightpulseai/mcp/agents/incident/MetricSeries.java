package com.insightpulseai.mcp.agents.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of one dimension on one node.
 *
 * @param node host name
 * @param context such as {@code system.cpu}
 * @param dimension such as {@code user}
 * @param points oldest first; gaps are left out
 */
record MetricSeries(String node, String context, String dimension, Optional<String> unit, List<Point> points) {

    /** A single value outside of the range is a spike that says little. */
    private static final int FEWEST_IN_A_ROW = 2;

    /** A value at the end of its interval. */
    record Point(Instant time, double value) {
    }

    MetricSeries {
        points = List.copyOf(points);
    }

    /**
     * Returns when the values left the range that they had before a time, at most once.
     *
     * @param from end of the earlier values, and beginning of those that are compared with them
     * @return empty where they stayed in it, or where there are too few earlier values
     */
    Optional<Departure> departure(Instant from) {
        double[] earlier = points.stream().filter(point -> point.time().isBefore(from)).mapToDouble(Point::value).toArray();
        if (earlier.length < UsualRange.FEWEST_VALUES) {
            return Optional.empty();
        }
        UsualRange range = UsualRange.of(earlier);
        List<Point> outside = new ArrayList<>();
        for (Point point : points) {
            if (point.time().isBefore(from)) {
                continue;
            }
            if (range.leaves(point.value())) {
                outside.add(point);
            } else if (outside.size() >= FEWEST_IN_A_ROW) {
                return Optional.of(departure(range, outside, Optional.of(point.time())));
            } else {
                outside.clear();
            }
        }
        return outside.size() >= FEWEST_IN_A_ROW ? Optional.of(departure(range, outside, Optional.empty())) : Optional.empty();
    }

    /** Returns true where there are enough values before a time to tell a range. */
    boolean isComparable(Instant from) {
        return points.stream().filter(point -> point.time().isBefore(from)).count() >= UsualRange.FEWEST_VALUES
                && points.stream().anyMatch(point -> !point.time().isBefore(from));
    }

    private Departure departure(UsualRange range, List<Point> outside, Optional<Instant> back) {
        Point furthest = outside.get(0);
        for (Point point : outside) {
            if (Math.abs(point.value() - range.median()) > Math.abs(furthest.value() - range.median())) {
                furthest = point;
            }
        }
        return new Departure(this, range, outside.get(0).time(), back, furthest.value());
    }

    /**
     * A time in which a metric was outside of its earlier range.
     *
     * @param from first value outside
     * @param back first value inside again; empty where there was none
     * @param furthest value from the median
     */
    record Departure(MetricSeries series, UsualRange range, Instant from, Optional<Instant> back, double furthest) {
    }
}
