package com.insightpulseai.mcp.functions.ops.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.TestDatabase;

/** The program and the database know the same percentiles. */
class DurationHistogramTest {

    @Test
    void hasThePercentilesOfTheDatabase() {
        Random random = new Random(7);
        for (int round = 0; round < 30; round++) {
            DurationHistogram histogram = new DurationHistogram();
            Integer[] bins = random.ints(1 + random.nextInt(20), 0, 60).distinct().boxed().toArray(Integer[]::new);
            Long[] counts = random.longs(bins.length, 1, 1_000).boxed().toArray(Long[]::new);
            for (int i = 0; i < bins.length; i++) {
                histogram.add(bins[i], counts[i]);
            }
            double share = round == 0 ? 0 : round == 1 ? 1 : random.nextDouble();

            double expected = (double) TestDatabase.shared().query(
                    "select ops.duration_percentile(?, ?::int[]::smallint[], ?::bigint[]) as ms", share,
                    array(bins), array(counts)).get(0).get("ms");

            assertThat(histogram.percentile(share)).hasValueCloseTo(expected, Offset.offset(1e-6 * (1 + expected)));
        }
    }

    @Test
    void hasNoneWithoutCalls() {
        assertThat(new DurationHistogram().percentile(0.5)).isEmpty();
    }

    private static String array(Object[] values) {
        return Arrays.toString(values).replace('[', '{').replace(']', '}');
    }
}
