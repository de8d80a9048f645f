package com.insightpulseai.mcp.hub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.insightpulseai.mcp.access.UnauthenticatedRequest;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts requests without a caller as {@code mcp_unauthenticated_requests_total}, by reason; strangers must not be able
 * to fill the audit table. Functions leave the count to a filter on their log.
 */
@ApplicationScoped
class UnauthenticatedMetrics {

    private final MeterRegistry registry;

    UnauthenticatedMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes UnauthenticatedRequest request) {
        registry.counter("mcp.unauthenticated.requests", "reason", request.reason().name()).increment();
    }
}
