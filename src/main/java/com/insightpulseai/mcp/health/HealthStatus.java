package com.insightpulseai.mcp.health;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a provider is. */
public enum HealthStatus {

    OK,
    /** It works, but slowly, or its quota is nearly spent, or something is missing that calls need. */
    DEGRADED,
    /** It cannot be used: unreachable, broken, or the stored credentials do not carry. */
    DOWN;

    /** @throws IllegalArgumentException when it is none of the wire names */
    public static HealthStatus of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
