package com.insightpulseai.mcp.functions.socket.health;

/** Nothing needs to be said. */
public record SocketHealthInput() {
}
