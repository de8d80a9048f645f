package com.insightpulseai.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class TimeBudgetTest {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final TimeBudget budget = new TimeBudget(TimeSpan.parse("10s"), nanoTime::get);

    @Test
    void givesACallTheRest() {
        nanoTime.addAndGet(Duration.ofSeconds(4).toNanos());

        assertThat(budget.options().timeout()).contains(Duration.ofSeconds(6));
    }

    @Test
    void endsTheCommandWhenNothingIsLeft() {
        nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());

        assertThatThrownBy(budget::options).isInstanceOf(CommandFailure.class)
                .hasMessage("The time of 10s is over; --timeout sets it.");
    }
}
