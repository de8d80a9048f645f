package com.insightpulseai.mcp.bench;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Crossing between Vert.x and a thread that may wait. */
public final class Futures {

    private static final long PATIENCE_SECONDS = 600;

    private Futures() {
    }

    /** The future's result; its failure, or ten minutes without a result, is an {@link IllegalStateException}. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Runs an operation on a context. */
    public static <T> Future<T> on(Context context, Supplier<Future<T>> operation) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(ignored -> operation.get().onComplete(promise));
        return promise.future();
    }

    /** A context of its own; contexts take turns among the event loops. */
    public static Context newContext(Vertx vertx) {
        Promise<Context> made = Promise.promise();
        vertx.deployVerticle(new AbstractVerticle() {
            @Override
            public void start() {
                made.complete(context);
            }
        });
        return await(made.future());
    }
}
