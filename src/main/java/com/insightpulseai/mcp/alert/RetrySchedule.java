package com.insightpulseai.mcp.alert;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.insightpulseai.mcp.webhook.DeliveryFailure;

/** When a message that did not arrive is sent again: eight attempts within about four hours, each pause longer. */
final class RetrySchedule {

    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2),
            Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(2));
    private static final Duration LONGEST_WISH = Duration.ofHours(2);

    private RetrySchedule() {
    }

    /**
     * The pause after a failed attempt; empty where it was the last.
     *
     * @param attempt counted from 1
     */
    static Optional<Duration> pauseAfter(int attempt, DeliveryFailure failure) {
        if (failure.lasting() || attempt > PAUSES.size()) {
            return Optional.empty();
        }
        Duration pause = PAUSES.get(attempt - 1);
        return Optional.of(failure.retryAfter()
                .map(wish -> wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH)
                .filter(wish -> wish.compareTo(pause) > 0)
                .orElse(pause));
    }
}
