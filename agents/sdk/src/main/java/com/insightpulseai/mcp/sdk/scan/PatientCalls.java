package com.insightpulseai.mcp.sdk.scan;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import com.insightpulseai.mcp.sdk.client.Answer;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.problem.ProblemException;
import com.insightpulseai.mcp.sdk.problem.TransportException;

/** The calls of one scan, which share a deadline. */
final class PatientCalls {

    /** Limit of one call: a server that hangs shall not take the whole time. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    private static final Duration SHORTEST_CALL = Duration.ofMillis(1);

    private final Duration timeout;
    private final long deadline;
    private final Consumer<UUID> auditRows;
    private final Sleep sleep;

    /** Waits in the thread that asks; tests do not wait. */
    @FunctionalInterface
    interface Sleep {

        void pause(Duration time) throws InterruptedException;
    }

    PatientCalls(Duration timeout, Consumer<UUID> auditRows, Sleep sleep) {
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
        this.auditRows = auditRows;
        this.sleep = sleep;
    }

    Duration timeout() {
        return timeout;
    }

    /** Returns the time to the deadline; not above 0 after it. */
    Duration left() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /** Makes a call, and makes it again for as long as the server names a time to try again that is before the deadline. */
    <T> Answer<T> answer(Function<CallOptions, Answer<T>> call, CallOptions options) {
        while (true) {
            try {
                Answer<T> answer = call.apply(bounded(options));
                answer.eventId().ifPresent(auditRows);
                return answer;
            } catch (ProblemException problem) {
                problem.eventId().ifPresent(auditRows);
                pause(problem.retryAfter().filter(wait -> wait.compareTo(left()) < 0).orElseThrow(() -> problem));
            }
        }
    }

    private CallOptions bounded(CallOptions options) {
        Duration most = options.timeout().orElse(LONGEST_CALL);
        Duration left = left();
        Duration bound = left.compareTo(most) < 0 ? left : most;
        return options.withTimeout(bound.compareTo(SHORTEST_CALL) < 0 ? SHORTEST_CALL : bound);
    }

    void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            sleep.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException("Waiting for the scan was interrupted.", true, e);
        }
    }
}
