package com.insightpulseai.mcp.hub.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** Applies the configured limits to the {@link ConnectionGuard}'s connections, and counts these. */
@ApplicationScoped
class ConnectionSweep {

    private static final long INTERVAL_MS = 1_000;

    private final OpenConnections connections = ConnectionGuard.CONNECTIONS;
    private final ConnectionConfig config;
    private final Vertx vertx;
    private final MeterRegistry registry;

    ConnectionSweep(ConnectionConfig config, Vertx vertx, MeterRegistry registry) {
        this.config = config;
        this.vertx = vertx;
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
        connections.limit(config.max());
        vertx.setPeriodic(INTERVAL_MS,
                timer -> connections.sweep(System.nanoTime(), config.headerTimeout(), config.idleTimeout()));
        Gauge.builder("mcp.connections", connections, OpenConnections::size).register(registry);
        for (CloseReason reason : CloseReason.values()) {
            FunctionCounter.builder("mcp.connections.closed", connections, open -> open.closedFor(reason))
                    .tag("reason", reason.wireName()).register(registry);
        }
    }
}
