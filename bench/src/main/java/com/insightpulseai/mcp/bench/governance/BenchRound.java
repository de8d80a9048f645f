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
record BenchRound(int calls, double p50, double p99, double throughput) {

    static BenchRound of(List<long[]> latenciesByCaller, long elapsedNanos) {
        long[] sorted = latenciesByCaller.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("a round without a single answer");
        }
        return new BenchRound(sorted.length, percentile(sorted, 50) / 1e6, percentile(sorted, 99) / 1e6,
                sorted.length * 1e9 / elapsedNanos);
    }

    /** The median of each figure on its own; calls are added up. */
    static BenchRound median(List<BenchRound> rounds) {
        return new BenchRound(rounds.stream().mapToInt(BenchRound::calls).sum(), median(rounds, BenchRound::p50),
                median(rounds, BenchRound::p99),
                median(rounds, BenchRound::throughput));
    }

    private static double median(List<BenchRound> rounds, ToDoubleFunction<BenchRound> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static long percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, (int) ((long) sorted.length * percent / 100))];
    }
}
