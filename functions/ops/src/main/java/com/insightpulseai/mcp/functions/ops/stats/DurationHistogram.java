package com.insightpulseai.mcp.functions.ops.stats;

import java.util.OptionalDouble;

/**
 * Durations in the bins of {@code ops.call_stats}: bin b has those with {@code floor(3 * log2(ms + 1)) = b}, and the last one
 * all
 * that are longer.
 */
final class DurationHistogram {

    private static final int BINS = 60;

    private final long[] counts = new long[BINS];
    private long total;

    void add(int bin, long count) {
        counts[bin] += count;
        total += count;
    }

    /**
     * The duration in ms that a share of calls did not exceed, by interpolation within a bin as in
     * {@code ops.duration_percentile}; empty without calls.
     *
     * @param share from 0 to 1
     */
    OptionalDouble percentile(double share) {
        double wanted = share * total;
        long below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0 && below + counts[bin] >= wanted) {
                return OptionalDouble.of(
                        begin(bin) + (begin(bin + 1) - begin(bin)) * Math.max(wanted - below, 0) / counts[bin]);
            }
            below += counts[bin];
        }
        return OptionalDouble.empty();
    }

    private static double begin(int bin) {
        return Math.pow(2, bin / 3.0) - 1;
    }
}
