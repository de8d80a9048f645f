package com.insightpulseai.mcp.provider.socket.finding;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How serious a finding is, most serious first. */
public enum Severity {

    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    /** Socket named none, or one this version does not know. It is shown rather than guessed. */
    UNKNOWN;

    /**
     * Reads Socket's word. Artifact streams say {@code middle} where the alerts list says {@code medium}.
     *
     * @param word as received, blank where Socket sent none
     */
    static Severity of(String word) {
        return switch (word) {
            case "critical" -> CRITICAL;
            case "high" -> HIGH;
            case "middle", "medium" -> MEDIUM;
            case "low" -> LOW;
            default -> UNKNOWN;
        };
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
