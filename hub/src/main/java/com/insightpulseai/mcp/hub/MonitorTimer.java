package com.insightpulseai.mcp.hub;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import com.insightpulseai.mcp.monitor.Monitor;
import com.insightpulseai.mcp.monitor.MonitorConfig;
import com.insightpulseai.mcp.monitor.MonitorReport;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;

/** Makes the monitor's rounds, as a schedule does for functions: one at the start and then one each interval. */
@ApplicationScoped
class MonitorTimer {

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Monitor monitor;
    private final MonitorConfig config;
    private volatile long timer;
    private volatile CompletableFuture<MonitorReport> latest = CompletableFuture.completedFuture(null);

    MonitorTimer(Vertx vertx, Monitor monitor, MonitorConfig config) {
        this.vertx = vertx;
        this.monitor = monitor;
        this.config = config;
    }

    /** After all others have started, the guard of requests to providers among them. */
    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent start) {
        if (config.enabled()) {
            round();
            timer = vertx.setPeriodic(config.interval().toMillis(), id -> round());
        } else {
            Log.info("No provider is checked by this hub: mcp.monitor.enabled is false");
        }
    }

    /** A message that was sent just now should be noted as sent. */
    void end(@Observes ShutdownEvent shutdown) {
        vertx.cancelTimer(timer);
        try {
            latest.get(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            Log.warnf("The monitor's last round was cut short: %s", e);
        }
    }

    private void round() {
        // A round that takes longer than the interval is not joined by a second one.
        if (latest.isDone()) {
            latest = monitor.round().invoke(report -> Log.debugf("Round: %s", report)).subscribeAsCompletionStage();
        }
    }
}
