package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.insightpulseai.mcp.config.ToolId;
import com.insightpulseai.mcp.platform.LogLimit;

import io.quarkus.logging.Log;

/**
 * Makes failed admissions visible: an ERROR line, limited to one in 10 s for each reason, an event that metrics count, and the
 * state that health reports.
 */
@Singleton
public class AdmissionFailures {

    /** Without further calls a failure says nothing of the present. */
    private static final Duration RELEVANT = Duration.ofSeconds(60);

    private final Event<AdmissionFailure> event;
    private final LongSupplier nanoTime;
    private final LogLimit lines = new LogLimit(Duration.ofSeconds(10));
    private volatile Latest latest;

    private record Latest(AdmissionFailure failure, long at) {
    }

    @Inject
    AdmissionFailures(Event<AdmissionFailure> event) {
        this(event, System::nanoTime);
    }

    AdmissionFailures(Event<AdmissionFailure> event, LongSupplier nanoTime) {
        this.event = event;
        this.nanoTime = nanoTime;
    }

    /**
     * The failure of the newest call that the database responded to, of the last 60 s at most; empty when that call's row was
     * written.
     */
    public Optional<AdmissionFailure> current() {
        return Optional.ofNullable(latest)
                .filter(failed -> nanoTime.getAsLong() - failed.at < RELEVANT.toNanos())
                .map(Latest::failure);
    }

    void failed(UUID eventId, ToolId tool, AdmissionFailure failure) {
        if (failure.isOfDatabase()) {
            latest = new Latest(failure, nanoTime.getAsLong());
        }
        lines.next(failure.toString()).ifPresent(suppressed -> Log.errorf("Call %s of %s was not admitted: %s%s", eventId, tool,
                failure, LogLimit.more(suppressed)));
        event.fire(failure);
    }

    void recorded() {
        // Read first: every call comes here, and a volatile write costs more.
        if (latest != null) {
            latest = null;
        }
    }
}
