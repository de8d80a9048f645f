package com.insightpulseai.mcp.upstream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.eventloop.EventLoopTimer;

/** Opens sessions with providers, and remembers between them which provider is down. */
@Singleton
public class Upstreams {

    private final EventLoopTimer timer;
    private final UpstreamConfig config;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

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
        return new UpstreamSession(dialect, timer, breaker(dialect.provider()), config.backoff(), limit, false);
    }

    /**
     * Opens a session that asks a provider however down it is known to be, and does not ask twice, for a check of its health.
     */
    public UpstreamSession openForCheck(UpstreamDialect dialect, Duration limit) {
        return new UpstreamSession(dialect, timer, breaker(dialect.provider()), config.backoff(), limit, true);
    }

    private CircuitBreaker breaker(String provider) {
        UpstreamConfig.CircuitBreaker bounds = config.circuitBreaker();
        return breakers.computeIfAbsent(provider, name -> new CircuitBreaker(bounds.failures(), bounds.open(),
                bounds.longest(), System::nanoTime));
    }
}
