package com.insightpulseai.mcp.upstream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.insightpulseai.mcp.egress.EgressException;
import com.insightpulseai.mcp.egress.Exchange;
import com.insightpulseai.mcp.platform.Deadline;
import com.insightpulseai.mcp.platform.EventLoopTimer;
import com.insightpulseai.mcp.web.problem.ProblemException;

import io.smallrye.mutiny.Uni;

/**
 * One tool call's requests to a provider: within one limit of time, past the provider's circuit breaker, with failures in our
 * words.
 * <p>
 * Every request fails with a {@link ProblemException}, with the {@link EgressException} that
 * stopped it, or with a {@link NoConnectionException}. An answer without a body is a failure too.
 */
public final class UpstreamSession {

    private static final Duration MOST_RESERVED = Duration.ofMillis(500);
    /** Less than this left makes a second attempt pointless. */
    private static final Duration USEFUL = Duration.ofMillis(250);
    /** That there was no answer within less, because the call had used up its time, does not count against the provider. */
    private static final Duration FAIR = Duration.ofSeconds(1);

    private final UpstreamDialect dialect;
    private final EventLoopTimer timer;
    private final CircuitBreaker breaker;
    private final ConnectionSlots slots;
    private final UpstreamConfig config;
    private final Deadline deadline;
    private final boolean check;

    UpstreamSession(UpstreamDialect dialect, EventLoopTimer timer, CircuitBreaker breaker, ConnectionSlots slots,
            UpstreamConfig config, Duration limit, boolean check) {
        this.dialect = dialect;
        this.timer = timer;
        this.breaker = breaker;
        this.slots = slots;
        this.config = config;
        Duration tenth = limit.dividedBy(10);
        // What is left over is for the answer to the caller.
        this.deadline = Deadline.in(limit.minus(tenth.compareTo(MOST_RESERVED) < 0 ? tenth : MOST_RESERVED));
        this.check = check;
    }

    /** Makes a request that changes nothing, once more where the first attempt failed in passing and time allows. */
    public <T> Uni<T> read(Supplier<Uni<T>> request) {
        return check ? write(request) : once(request).onFailure(Failed.class).recoverWithUni(failure -> {
            Duration backoff = config.backoff();
            Duration wait = backoff.plusMillis(ThreadLocalRandom.current().nextLong(backoff.toMillis() + 1));
            return ((Failed) failure).failure.pauseBeforeRetry(wait)
                    .filter(pause -> pause.plus(USEFUL).compareTo(remaining()) <= 0)
                    .map(pause -> timer.pause(pause).chain(() -> once(request)))
                    .orElseGet(() -> Uni.createFrom().failure(failure));
        }).onFailure(Failed.class).transform(failure -> ((Failed) failure).failure.problem());
    }

    /** Makes a request that changes something at the provider, which is never repeated. */
    public <T> Uni<T> write(Supplier<Uni<T>> request) {
        return once(request).onFailure(Failed.class).transform(failure -> ((Failed) failure).failure.problem());
    }

    /** What is left of the session's time, negative once it is over. */
    public Duration remaining() {
        return deadline.remaining();
    }

    /** Whether a request of a session failed because the provider answered with this status. */
    public static boolean answered(Throwable failure, int status) {
        return failure instanceof ProblemException problem && problem.upstreamStatus().orElse(0) == status;
    }

    private <T> Uni<T> once(Supplier<Uni<T>> request) {
        return Uni.createFrom().deferred(() -> {
            Optional<Duration> refusal = check ? Optional.empty() : breaker.refusal(this);
            if (refusal.isPresent()) {
                return Uni.createFrom().failure(ProblemException.circuitOpen(dialect.displayName(), refusal.get()));
            }
            ConnectionSlots.Slot slot = slots.slot();
            Duration given = deadline.remaining();
            return timer
                    .limit(connected(slot, request), given, () -> slot.wasTaken() ? new TimeoutException() : busy())
                    .onItem().ifNull().failWith(() -> new MalformedAnswerException("no body"))
                    .onItem().invoke(breaker::answered)
                    .onCancellation().invoke(() -> breaker.forgotten(this))
                    .onFailure().transform(failure -> judged(failure, given));
        });
    }

    /** Makes a request in its turn. Whatever ends it, the turn of the next comes once it has no connection any more. */
    private <T> Uni<T> connected(ConnectionSlots.Slot slot, Supplier<Uni<T>> request) {
        Duration longest = check ? deadline.remaining() : config.connections().longestWait();
        return Uni.createFrom().deferred(() -> slot.enter()
                ? Uni.createFrom().voidItem()
                : timer.limit(slot.turn(this::busy), longest, this::busy))
                .chain(() -> Exchange.of(() -> {
                    slot.take();
                    return started(request);
                }, slot::leave))
                .onFailure().invoke(slot::abandon)
                .onCancellation().invoke(slot::abandon);
    }

    private NoConnectionException busy() {
        return new NoConnectionException(dialect.displayName());
    }

    private static <T> Uni<T> started(Supplier<Uni<T>> request) {
        try {
            return request.get();
        } catch (ProblemException | EgressException e) {
            return Uni.createFrom().failure(e);
        } catch (RuntimeException e) {
            return Uni.createFrom().failure(new UnsentRequestException(e));
        }
    }

    private Failed judged(Throwable raw, Duration given) {
        UpstreamFailure failure = UpstreamFailure.of(dialect, raw);
        boolean hurried = failure.isTimeout() && given.compareTo(FAIR) < 0;
        switch (hurried ? UpstreamFailure.Provider.NOT_ASKED : failure.provider()) {
            case ANSWERED -> breaker.answered();
            case BROKEN -> breaker.failed(this);
            case NOT_ASKED -> breaker.forgotten(this);
        }
        return new Failed(failure);
    }

    /** Carries a judged failure to where it is known whether to try again. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient UpstreamFailure failure;

        private Failed(UpstreamFailure failure) {
            super(null, null, false, false);
            this.failure = failure;
        }
    }
}
