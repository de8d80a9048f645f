package com.insightpulseai.mcp.provider.socket.scan;

import java.time.Duration;
import java.util.Optional;

/**
 * When to ask again whether a scan is finished.
 *
 * @param initial the first pause; each further one is twice as long
 * @param max the longest pause
 * @param margin what must be left at the end
 */
public record PollSchedule(Duration initial, Duration max, Duration margin) {

    private static final int DOUBLINGS_THAT_EXCEED_ANY_MAX = 30;

    public static PollSchedule of(SocketConfig.Poll poll) {
        return new PollSchedule(poll.initial(), poll.max(), poll.margin());
    }

    /**
     * How long to pause before the next question, shortened where time runs out so that there is a last one.
     *
     * @param pauses how many pauses there have been
     * @param remaining until the tool's timeout
     * @return empty if there is no time for another question
     */
    Optional<Duration> nextPause(int pauses, Duration remaining) {
        Duration regular = initial.multipliedBy(1L << Math.min(pauses, DOUBLINGS_THAT_EXCEED_ANY_MAX));
        // One margin for the question itself, one for sending the answer.
        Duration affordable = remaining.minus(margin.multipliedBy(2));
        if (affordable.compareTo(initial.dividedBy(2)) < 0) {
            return Optional.empty();
        }
        return Optional.of(shorter(shorter(regular, max), affordable));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
