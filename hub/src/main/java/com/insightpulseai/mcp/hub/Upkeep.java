package com.insightpulseai.mcp.hub;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * Keeps the database's tables in order, as a cron job does for functions: partitions ahead of time, calls without an end
 * marked as abandoned, quota windows of the past removed. A failure is logged, and the next round tries again.
 */
@ApplicationScoped
class Upkeep {

    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final List<String> CHORES = List.of("select ops.ensure_partitions()", "select ops.sweep_abandoned()",
            "select ops.sweep_quota_windows()");

    private final Vertx vertx;
    private final Pool database;
    private volatile long timer;

    Upkeep(Vertx vertx, Pool database) {
        this.vertx = vertx;
        this.database = database;
    }

    void begin(@Observes StartupEvent start) {
        round();
        timer = vertx.setPeriodic(INTERVAL.toMillis(), id -> round());
    }

    void end(@Observes ShutdownEvent shutdown) {
        vertx.cancelTimer(timer);
    }

    private void round() {
        for (String chore : CHORES) {
            database.query(chore).execute().subscribe().with(done -> Log.debugf("Done: %s", chore),
                    failure -> Log.warnf("Upkeep failed, to be tried again: %s (%s)", chore, failure.getMessage()));
        }
    }
}
