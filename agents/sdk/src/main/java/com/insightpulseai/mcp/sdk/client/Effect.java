package com.insightpulseai.mcp.sdk.client;

/** A tool's effect at its provider, which decides how a call may be repeated. */
enum Effect {
    /** Changes nothing. */
    READ,
    /** Starts something that a second time would only cost more. */
    SCAN,
    /** Changes something. */
    WRITE
}
