package com.insightpulseai.mcp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class BlockedTimeTest {

    private static final String LOOP = "vert.x-eventloop-thread-0";

    private final BlockedTime time = new BlockedTime();

    private boolean isOverLimitNow(String thread, long busyMillis, long nowMillis) {
        return time.isOverLimitNow(thread, Duration.ofMillis(busyMillis).toNanos(), Duration.ofMillis(nowMillis).toNanos());
    }

    @Test
    void reportsTwoSecondsOfOneWorkOnce() {
        assertThat(isOverLimitNow(LOOP, 1_300, 10_000)).isFalse();
        assertThat(isOverLimitNow(LOOP, 2_300, 11_000)).isTrue();
        assertThat(isOverLimitNow(LOOP, 3_300, 12_000)).isFalse();
    }

    @Test
    void reportsTheNextWorkAgain() {
        isOverLimitNow(LOOP, 1_300, 10_000);
        isOverLimitNow(LOOP, 2_300, 11_000);

        assertThat(isOverLimitNow(LOOP, 1_100, 15_000)).isFalse();
        assertThat(isOverLimitNow(LOOP, 2_100, 16_000)).isTrue();
    }

    @Test
    void countsEachThreadByItself() {
        isOverLimitNow(LOOP, 1_300, 10_000);

        assertThat(isOverLimitNow("vert.x-eventloop-thread-1", 2_300, 11_000)).isFalse();
    }

    @Test
    void aProcessThatStoodStillIsNotBlocked() {
        assertThat(isOverLimitNow(LOOP, 600_000, 700_000)).isFalse();
    }

    @Test
    void aProcessThatStoodStillDuringLongWorkIsNotBlocked() {
        isOverLimitNow(LOOP, 1_300, 10_000);

        assertThat(isOverLimitNow(LOOP, 601_300, 610_000)).isFalse();
        assertThat(isOverLimitNow(LOOP, 602_300, 611_000)).as("it goes on with the same work").isTrue();
    }

    @Test
    void workThatEndsBeforeTheNextCheckIsNotReported() {
        isOverLimitNow(LOOP, 1_900, 10_000);

        assertThat(isOverLimitNow(LOOP, 1_000, 11_500)).isFalse();
    }
}
