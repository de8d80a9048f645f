package com.insightpulseai.mcp.bench.governance;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one round of calls came to.
 *
 * @param calls how many were answered
 * @param p50 median latency in milliseconds
 * @param p99 99th percentile of the latency in milliseconds
 * @param throughput calls per second, all callers together
 */
record Round(int calls, double p50, double p99, double throughput) {

    static Round of(List<long[]> latenciesByCaller, long elapsedNanos) {
        long[] sorted = latenciesByCaller.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("a round without a single answer");
        }
        return new Round(sorted.length, percentile(sorted, 50) / 1e6, percentile(sorted, 99) / 1e6,
                sorted.length * 1e9 / elapsedNanos);
    }

    /** The median of each figure on its own; calls are added up. */
    static Round median(List<Round> rounds) {
        return new Round(rounds.stream().mapToInt(Round::calls).sum(), median(rounds, Round::p50), median(rounds, Round::p99),
                median(rounds, Round::throughput));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, (int) ((long) sorted.length * percent / 100))];
    }
}
