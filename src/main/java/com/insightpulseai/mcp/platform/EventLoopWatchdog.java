package com.insightpulseai.mcp.platform;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.VertxThread;
import io.vertx.core.impl.btc.BlockedThreadEvent;

/**
 * Reports an event loop that is blocked for 2 s, with the tool that blocks it: no other caller of that loop gets anything
 * until then. Vert.x checks its threads once a second, so a call costs no more than a note of its tool.
 */
@ApplicationScoped
class EventLoopWatchdog {

    private final Event<BlockedEventLoop> blocked;
    private final BlockedTime time = new BlockedTime();

    EventLoopWatchdog(Event<BlockedEventLoop> blocked) {
        this.blocked = blocked;
    }

    void watch(@Observes StartupEvent start, Vertx vertx) {
        ((VertxInternal) vertx).blockedThreadChecker().setThreadBlockedHandler(this::check);
    }

    private void check(BlockedThreadEvent found) {
        Thread thread = found.thread();
        boolean isWorker = thread instanceof VertxThread own && own.isWorker();
        if (isWorker || !time.isOverLimitNow(thread.getName(), found.duration(), System.nanoTime())) {
            return;
        }
        Optional<String> tool = LoopWork.of(thread);
        Duration duration = Duration.ofNanos(found.duration());
        Log.errorf(new Where(thread), "The event loop %s has been blocked for %d ms by %s", thread.getName(),
                duration.toMillis(), tool.orElse("what is no tool"));
        blocked.fire(new BlockedEventLoop(tool, duration));
    }

    /** What the thread does, as a stack trace. */
    private static final class Where extends Exception {

        private static final long serialVersionUID = 1L;

        Where(Thread thread) {
            super("what it does", null, false, true);
            setStackTrace(thread.getStackTrace());
        }
    }
}
