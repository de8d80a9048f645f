package com.insightpulseai.mcp.provider.socket;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A repository known to Socket. */
@RegisterForReflection
record SocketRepository(Optional<String> defaultBranch) {

    @JsonCreator
    static SocketRepository received(@JsonProperty("default_branch") String defaultBranch) {
        return new SocketRepository(Optional.ofNullable(defaultBranch).filter(name -> !name.isBlank()));
    }

    /** A repository to be made known to Socket, visible within the organization only. */
    @RegisterForReflection
    record New(@JsonProperty("name") String name, @JsonProperty("slug") String slug,
            @JsonProperty("visibility") String visibility) {

        static New named(String slug) {
            return new New(slug, slug, "private");
        }
    }
}
