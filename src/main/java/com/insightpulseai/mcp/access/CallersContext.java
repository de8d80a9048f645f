package com.insightpulseai.mcp.access;

import java.util.concurrent.Executor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Brings what one request's fetch produced back to the context of every request that waited for it. */
final class CallersContext {

    private CallersContext() {
    }

    static Executor current() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
