package com.insightpulseai.mcp.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class LogLimitTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
    private final LogLimit limit = new LogLimit(Duration.ofNanos(10), clock::get);

    @Test
    void letsTheFirstLineThrough() {
        assertThat(limit.next("a")).hasValue(0);
    }

    @Test
    void suppressesAndCountsWhatFollowsWithinThePeriod() {
        limit.next("a");

        assertThat(limit.next("a")).isEmpty();
        clock.addAndGet(9);
        assertThat(limit.next("a")).isEmpty();
        clock.addAndGet(1);
        assertThat(limit.next("a")).hasValue(2);
        clock.addAndGet(10);
        assertThat(limit.next("a")).hasValue(0);
    }

    @Test
    void countsEachKindByItself() {
        limit.next("a");

        assertThat(limit.next("b")).hasValue(0);
    }

    @Test
    void namesTheSuppressedLinesWhereThereAreAny() {
        assertThat(LogLimit.more(0)).isEmpty();
        assertThat(LogLimit.more(849)).isEqualTo(" (and 849 more since the last line of this kind)");
    }
}
