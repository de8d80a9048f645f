package com.insightpulseai.mcp.provider.sentry.wire;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An organization at Sentry.
 *
 * @param regionUrl origin of the region that holds its data; empty where the installation has no regions
 */
@RegisterForReflection
public record Organization(String slug, Optional<String> status, Optional<String> regionUrl) {

    /** @throws IllegalArgumentException if it has no slug */
    @JsonCreator
    static Organization received(@JsonProperty("slug") String slug, @JsonProperty("status") Status status,
            @JsonProperty("links") Links links) {
        if (slug == null || slug.isBlank()) {
            throw new IllegalArgumentException("an organization without a slug");
        }
        return new Organization(slug, Optional.ofNullable(status).map(Status::id),
                Optional.ofNullable(links).map(Links::regionUrl));
    }

    @RegisterForReflection
    record Status(@JsonProperty("id") String id) {
    }

    @RegisterForReflection
    record Links(@JsonProperty("regionUrl") String regionUrl) {
    }

    /** An organization, and what is left of the limit of asking for it. */
    public record Answer(Organization organization, Optional<RateLimit> rateLimit) {
    }
}
