package com.insightpulseai.mcp.agents.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.agents.incident.MetricSeries.Departure;
import com.insightpulseai.mcp.agents.incident.MetricSeries.Point;

class MetricSeriesTest {

    private static final Instant START = Instant.parse("2026-11-23T21:00:00Z");
    private static final double[] EARLIER = { 10, 11, 9, 10, 10, 11, 9, 10 };

    /** A value each second, of which the first eight are before the window. */
    private static MetricSeries series(double... window) {
        double[] all = IntStream.range(0, EARLIER.length + window.length)
                .mapToDouble(i -> i < EARLIER.length ? EARLIER[i] : window[i - EARLIER.length]).toArray();
        return new MetricSeries("web-1", "system.cpu", "user", Optional.of("percentage"),
                IntStream.range(0, all.length).mapToObj(i -> new Point(START.plusSeconds(i), all[i])).toList());
    }

    private static Optional<Departure> departure(double... window) {
        return series(window).departure(START.plusSeconds(EARLIER.length));
    }

    @Test
    void tellsWhenAMetricLeftItsRangeHowFarAndWhenItCameBack() {
        assertThat(departure(10, 60, 85, 70, 10, 10)).hasValueSatisfying(departure -> {
            assertThat(departure.from()).isEqualTo(START.plusSeconds(9));
            assertThat(departure.furthest()).isEqualTo(85);
            assertThat(departure.back()).contains(START.plusSeconds(12));
        });
    }

    @Test
    void tellsADropAndOneThatHasNotEnded() {
        assertThat(departure(10, 1, 0.5)).hasValueSatisfying(departure -> {
            assertThat(departure.furthest()).isEqualTo(0.5);
            assertThat(departure.back()).isEmpty();
        });
    }

    @Test
    void takesASingleValueForASpike() {
        assertThat(departure(10, 90, 10, 90, 10)).isEmpty();
    }

    @Test
    void tellsNothingOfTooFewEarlierValues() {
        MetricSeries late = series(90, 90, 90);

        assertThat(late.departure(START.plusSeconds(7))).isEmpty();
        assertThat(late.isComparable(START.plusSeconds(7))).isFalse();
        assertThat(late.isComparable(START.plusSeconds(8))).isTrue();
        assertThat(late.isComparable(START.plusSeconds(99))).isFalse();
    }
}
