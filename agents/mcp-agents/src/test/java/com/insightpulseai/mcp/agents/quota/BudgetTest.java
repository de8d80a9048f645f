package com.insightpulseai.mcp.agents.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.sdk.client.RateLimit;

class BudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-23T21:00:00Z");

    private static Budget budget(long remaining, Duration reset) {
        return Budget.of(new RateLimit("reads", remaining, reset, Optional.of(100L), Optional.of(Duration.ofHours(1))), NOW);
    }

    @Test
    void projectsWhenItIsUsedUp() {
        Budget budget = budget(40, Duration.ofMinutes(30));

        assertThat(budget.exhaustedAt()).contains(NOW.plus(Duration.ofMinutes(20)));
        assertThat(budget.isOver(80)).isTrue();
    }

    @Test
    void projectsNothingWhenItIsWholeAgainBefore() {
        assertThat(budget(60, Duration.ofMinutes(30)).exhaustedAt()).isEmpty();
        assertThat(budget(100, Duration.ofMinutes(30)).exhaustedAt()).isEmpty();
    }

    @Test
    void projectsNothingInTheFirstMinutesOfAWindow() {
        assertThat(budget(90, Duration.ofMinutes(58)).exhaustedAt()).isEmpty();
    }

    @Test
    void knowsNoShareWithoutALimit() {
        Budget budget = Budget.of(new RateLimit("reads", 3, Duration.ofMinutes(1), Optional.empty(), Optional.empty()), NOW);

        assertThat(budget.percent()).isEmpty();
        assertThat(budget.isOver(1)).isFalse();
    }
}
