package com.insightpulseai.mcp.hub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.insightpulseai.mcp.call.AdmissionFailure;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts calls that the database failed to admit as {@code mcp_admission_failures_total}, by reason. Functions leave the
 * count to a filter on their log.
 */
@ApplicationScoped
class AdmissionMetrics {

    private final MeterRegistry registry;

    AdmissionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes AdmissionFailure failure) {
        registry.counter("mcp.admission.failures", "reason", failure.reason(), "sqlstate", failure.sqlState().orElse(""))
                .increment();
    }
}
