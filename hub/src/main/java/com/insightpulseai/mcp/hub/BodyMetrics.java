package com.insightpulseai.mcp.hub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.insightpulseai.mcp.web.BodyBudget;
import com.insightpulseai.mcp.web.BodyRefused;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** Shows how much memory the bodies of requests take, and counts those that were refused because of their body. */
@ApplicationScoped
class BodyMetrics {

    private final MeterRegistry registry;

    BodyMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void start(@Observes StartupEvent event, BodyBudget budget) {
        Gauge.builder("mcp.request.bodies", budget, BodyBudget::held).baseUnit("bytes").register(registry);
        Gauge.builder("mcp.request.bodies.max", budget, BodyBudget::total).baseUnit("bytes").register(registry);
    }

    void count(@Observes BodyRefused refusal) {
        registry.counter("mcp.request.bodies.refused", "code", refusal.code().wireName()).increment();
    }
}
