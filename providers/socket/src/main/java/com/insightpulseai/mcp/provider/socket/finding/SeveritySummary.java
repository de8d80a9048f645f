package com.insightpulseai.mcp.provider.socket.finding;

import java.util.Map;

/** How many findings of each severity there are, those left out of a truncated answer included. */
public record SeveritySummary(int critical, int high, int medium, int low) {

    public static SeveritySummary of(Map<Severity, Integer> counts) {
        return new SeveritySummary(counts.getOrDefault(Severity.CRITICAL, 0), counts.getOrDefault(Severity.HIGH, 0),
                counts.getOrDefault(Severity.MEDIUM, 0), counts.getOrDefault(Severity.LOW, 0));
    }
}
