package com.insightpulseai.mcp.upstream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.platform.EventLoopTimer;

/** Opens sessions with providers, and remembers between them which provider is down. */
@Singleton
public class Upstreams {

    private final EventLoopTimer timer;
    private final UpstreamConfig config;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
    private final Map<String, ConnectionSlots> calls = new ConcurrentHashMap<>();
    private final Map<String, ConnectionSlots> checks = new ConcurrentHashMap<>();

    Upstreams(EventLoopTimer timer, UpstreamConfig config) {
        this.timer = timer;
        this.config = config;
    }

    /**
     * Opens a session for one tool call.
     *
     * @param limit how long the session may take altogether
     */
    public UpstreamSession open(UpstreamDialect dialect, Duration limit) {
        return new UpstreamSession(dialect, timer, breaker(dialect.provider()), calls(dialect.provider()), config,
                limit, false);
    }

    /**
     * Opens a session that asks a provider however down it is known to be, and does not ask twice, for a check of its health.
     */
    public UpstreamSession openForCheck(UpstreamDialect dialect, Duration limit) {
        return new UpstreamSession(dialect, timer, breaker(dialect.provider()),
                checks(dialect.provider()), config, limit, true);
    }

    /** How many requests to a provider hold a connection, or are about to get one. */
    public int connectionsInUse(String provider) {
        return calls(provider).inUse() + checks(provider).inUse();
    }

    /** How many requests to a provider wait until others have ended. */
    public int waitingForConnection(String provider) {
        return calls(provider).waiting() + checks(provider).waiting();
    }

    private ConnectionSlots calls(String provider) {
        UpstreamConfig.Connections bounds = config.connections();
        return calls.computeIfAbsent(provider, name -> new ConnectionSlots(bounds.calls(), bounds.waiting()));
    }

    private ConnectionSlots checks(String provider) {
        UpstreamConfig.Connections bounds = config.connections();
        return checks.computeIfAbsent(provider, name -> new ConnectionSlots(bounds.checks(), bounds.waiting()));
    }

    private CircuitBreaker breaker(String provider) {
        UpstreamConfig.CircuitBreaker bounds = config.circuitBreaker();
        return breakers.computeIfAbsent(provider, name -> new CircuitBreaker(bounds.failures(), bounds.open(),
                bounds.longest(), System::nanoTime));
    }
}
