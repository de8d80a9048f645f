// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.client;

/** The tools of a server without waiting. */
public final class AsyncMcpClient {

    private final AsyncSocketTools socket;
    private final AsyncSentryTools sentry;
    private final AsyncNetdataTools netdata;

    AsyncMcpClient(ToolCaller caller) {
        this.socket = new AsyncSocketTools(caller);
        this.sentry = new AsyncSentryTools(caller);
        this.netdata = new AsyncNetdataTools(caller);
    }

    /** Returns the tools of Socket. */
    public AsyncSocketTools socket() {
        return socket;
    }

    /** Returns the tools of Sentry. */
    public AsyncSentryTools sentry() {
        return sentry;
    }

    /** Returns the tools of Netdata. */
    public AsyncNetdataTools netdata() {
        return netdata;
    }
}
