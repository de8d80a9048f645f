package com.insightpulseai.mcp.sdk.client;

/** Hears of every request, for metrics and logs. Called by the client's threads, so it must not block. */
@FunctionalInterface
public interface CallListener {

    /** Hears of a request that has ended. An exception of it is ignored. */
    void onAttempt(Attempt attempt);
}
