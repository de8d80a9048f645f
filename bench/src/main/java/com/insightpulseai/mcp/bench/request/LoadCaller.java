package com.insightpulseai.mcp.bench.request;

import com.insightpulseai.mcp.bench.Futures;

import io.vertx.core.Context;
import io.vertx.core.Future;

/** Makes one kind of call again and again, over a connection of its own. */
public interface LoadCaller extends AutoCloseable {

    /** Where it lives; calls are to be made there only, or Vert.x could deliver an answer before anyone listens. */
    Context context();

    /** Makes one call; fails if it is answered with anything but success. */
    Future<Void> call();

    /** Makes one call from a thread that may wait. */
    default void callAndWait() {
        Futures.await(Futures.on(context(), this::call));
    }

    @Override
    void close();
}
