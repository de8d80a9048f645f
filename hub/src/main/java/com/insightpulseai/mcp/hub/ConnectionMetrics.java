package com.insightpulseai.mcp.hub;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.insightpulseai.mcp.config.ProvidersConfig;
import com.insightpulseai.mcp.upstream.Upstreams;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;

/**
 * Shows the requests to each provider that hold a connection, as {@code mcp_upstream_connections_in_use}, and those that wait
 * for one, as {@code mcp_upstream_connections_waiting}.
 */
@ApplicationScoped
class ConnectionMetrics {

    private final MeterRegistry registry;

    ConnectionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes StartupEvent start, ProvidersConfig config, Upstreams upstreams) {
        config.providers().keySet().forEach(provider -> {
            Tags tags = Tags.of("provider", provider);
            registry.gauge("mcp.upstream.connections.in.use", tags, upstreams, seen -> seen.connectionsInUse(provider));
            registry.gauge("mcp.upstream.connections.waiting", tags, upstreams, seen -> seen.waitingForConnection(provider));
        });
    }
}
