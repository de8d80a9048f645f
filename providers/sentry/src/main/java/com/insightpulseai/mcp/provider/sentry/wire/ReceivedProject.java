package com.insightpulseai.mcp.provider.sentry.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A project as Sentry lists it, with both of its names.
 *
 * @see <a href="https://docs.sentry.io/api/organizations/list-an-organizations-projects/">Sentry: list projects</a>
 */
@RegisterForReflection
public record ReceivedProject(@JsonProperty("id") String id, @JsonProperty("slug") String slug) {
}
