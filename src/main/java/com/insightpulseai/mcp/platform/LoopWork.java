package com.insightpulseai.mcp.platform;

import java.util.Optional;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxImpl;

/**
 * The tool that a thread works for. It is remembered with the request's context, which a thread has whenever it works for it.
 */
public final class LoopWork {

    private static final String TOOL = "mcp.tool";

    private LoopWork() {
    }

    /** The present request calls this tool. */
    public static void isOf(String tool) {
        // The context that requests share is no request's.
        if (Vertx.currentContext() instanceof ContextInternal context && context.isDuplicate()) {
            context.localContextData().put(TOOL, tool);
        }
    }

    /** Empty while the thread works for no tool, or for one that is not known yet. */
    static Optional<String> of(Thread thread) {
        ContextInternal context = VertxImpl.currentContext(thread);
        return context == null || !context.isDuplicate()
                ? Optional.empty()
                : Optional.ofNullable((String) context.localContextData().get(TOOL));
    }
}
