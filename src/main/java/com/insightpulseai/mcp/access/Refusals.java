package com.insightpulseai.mcp.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import io.quarkus.logging.Log;

/** Tells of every refused request once: an event for metrics and a log line for a metric filter, never a row in the table. */
@ApplicationScoped
class Refusals {

    private final Event<UnauthenticatedRequest> event;

    Refusals(Event<UnauthenticatedRequest> event) {
        this.event = event;
    }

    void report(UnauthenticatedException refusal) {
        Log.infof("Unauthenticated request: reason=%s issuer=%s%s%s", refusal.reason(), refusal.issuerHost().orElse("none"),
                refusal.client().map(" client="::concat).orElse(""),
                refusal.repository().map(number -> " repository=" + number).orElse(""));
        event.fire(new UnauthenticatedRequest(refusal.reason(), refusal.issuerHost()));
    }
}
