package com.insightpulseai.mcp.provider.socket;

/** How many findings of each severity there are, those left out of a truncated answer included. */
public record SeveritySummary(int critical, int high, int medium, int low) {
}
