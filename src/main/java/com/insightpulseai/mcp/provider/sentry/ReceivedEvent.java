package com.insightpulseai.mcp.provider.sentry;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An event as Sentry sends it. */
@RegisterForReflection
record ReceivedEvent(@JsonProperty("eventID") String id) {
}
