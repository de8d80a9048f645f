package com.insightpulseai.mcp.functions.netdata.health;

/** There is nothing to choose. */
public record NetdataHealthInput() {
}
