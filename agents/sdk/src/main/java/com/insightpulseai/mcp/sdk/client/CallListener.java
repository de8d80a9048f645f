package com.insightpulseai.mcp.sdk.client;

/** Receives an {@link Attempt} for each request, for metrics and logs. Called by the client's threads, so it must not block. */
@FunctionalInterface
public interface CallListener {

    /** Receives a request that has ended. Exceptions of the listener are ignored. */
    void onAttempt(Attempt attempt);
}
