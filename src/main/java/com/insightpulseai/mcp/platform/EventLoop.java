package com.insightpulseai.mcp.platform;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** What another thread or another request's work completes has to go on where this request is served. */
public final class EventLoop {

    private EventLoop() {
    }

    /** Runs commands on the Vert.x context of the caller of this method; directly, where there is none. */
    public static Executor ofCaller() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : command -> context.runOnContext(ignored -> command.run());
    }

    /** Begins work on a worker thread because its time depends on the size of its input; its result returns to the caller's. */
    public static <T> Uni<T> leaveFor(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().deferred(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()).emitOn(ofCaller());
    }
}
