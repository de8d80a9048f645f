package com.insightpulseai.mcp.hub.connection;

import java.util.Locale;

/** Why the hub closed a connection of its own accord. */
enum CloseReason {

    /** Too many are open, and each of the others serves a request. */
    REFUSED,
    /** Too many are open, and this one had been idle longest. */
    EVICTED,
    /** The headers of a request did not arrive in time. */
    SLOW_HEADERS,
    /** No request came for too long, or the response was not read. */
    IDLE,
    /** Too many requests were sent before their responses. */
    PIPELINING,
    /** A request was of another protocol than HTTP/1. */
    PROTOCOL;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
