package com.insightpulseai.mcp.agents.incident;

import java.util.Arrays;

/**
 * The range that a metric had before, by the median and the median absolute deviation (MAD), which a few outliers do not widen.
 *
 * @param median of the earlier values
 * @param spread how far a value may be from the median
 * @see <a href="https://www.itl.nist.gov/div898/handbook/eda/section3/eda35h.htm">NIST: detection of outliers</a>
 */
record UsualRange(double median, double spread) {

    /** Fewer values say nothing of a range. */
    static final int FEWEST_VALUES = 8;

    /** Makes the MAD of normally distributed values their standard deviation. */
    private static final double CONSISTENCY = 1.4826;
    private static final double DEVIATIONS = 6;
    /** A metric that hardly ever moves leaves no range by a hundredth. */
    private static final double LEAST_SHARE = 0.2;

    /** @param values at least {@link #FEWEST_VALUES}, all finite */
    static UsualRange of(double[] values) {
        double median = median(values);
        double mad = median(Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
        return new UsualRange(median, Math.max(DEVIATIONS * CONSISTENCY * mad, LEAST_SHARE * Math.abs(median)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }

    boolean leaves(double value) {
        return Math.abs(value - median) > spread;
    }
}
