package com.insightpulseai.mcp.agents.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsualRangeTest {

    @Test
    void isNotWidenedByAnOutlier() {
        UsualRange range = UsualRange.of(new double[] { 10, 11, 9, 10, 12, 8, 10, 1_000 });

        assertThat(range.median()).isEqualTo(10);
        assertThat(range.leaves(19.5)).isTrue();
        assertThat(range.leaves(17)).isFalse();
    }

    @Test
    void isAFifthAroundAMetricThatDoesNotMove() {
        UsualRange range = UsualRange.of(new double[] { 50, 50, 50, 50, 50, 50, 50, 50 });

        assertThat(range.leaves(59)).isFalse();
        assertThat(range.leaves(61)).isTrue();
        assertThat(range.leaves(39)).isTrue();
    }

    @Test
    void takesAnyMovementOfAMetricThatWasZero() {
        assertThat(UsualRange.of(new double[8]).leaves(0.1)).isTrue();
        assertThat(UsualRange.of(new double[8]).leaves(0)).isFalse();
    }

    @Test
    void takesNegativeAndHugeValues() {
        UsualRange range = UsualRange.of(new double[] { -100, -101, -99, -100, -100, -102, -98, -100 });

        assertThat(range.leaves(-130)).isTrue();
        assertThat(range.leaves(-110)).isFalse();
        assertThat(UsualRange.of(new double[] { Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE,
                Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE }).median())
                .isEqualTo(Double.MAX_VALUE);
    }
}
