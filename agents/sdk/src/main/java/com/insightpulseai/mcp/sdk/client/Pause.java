package com.insightpulseai.mcp.sdk.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Waits without a thread. */
@FunctionalInterface
interface Pause {

    Pause REAL = (time, next) -> CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS).execute(next);

    void then(Duration time, Runnable next);
}
