package com.insightpulseai.mcp.functions.sentry.health;

/** Nothing has to be said: {@code {}}. */
public record SentryHealthInput() {
}
