package com.insightpulseai.mcp.hub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.insightpulseai.mcp.platform.BlockedEventLoop;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts event loops that were blocked for 2 s as {@code mcp_event_loop_blocked_total}, by the tool that blocked them. */
@ApplicationScoped
class EventLoopMetrics {

    private static final String NO_TOOL = "none";

    private final MeterRegistry registry;

    EventLoopMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(@Observes BlockedEventLoop blocked) {
        registry.counter("mcp.event.loop.blocked", "tool", blocked.tool().orElse(NO_TOOL)).increment();
    }
}
