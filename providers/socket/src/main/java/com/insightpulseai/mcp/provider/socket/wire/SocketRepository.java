package com.insightpulseai.mcp.provider.socket.wire;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A repository known to Socket.
 *
 * @param workspace the workspace it belongs to; empty for one that belongs to none
 */
@RegisterForReflection
public record SocketRepository(Optional<String> defaultBranch, Optional<String> workspace) {

    @JsonCreator
    static SocketRepository received(@JsonProperty("default_branch") String defaultBranch,
            @JsonProperty("workspace") String workspace) {
        return new SocketRepository(present(defaultBranch), present(workspace));
    }

    private static Optional<String> present(String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }

    /** One page of a list of repositories. */
    @RegisterForReflection
    public record Page(List<SocketRepository> results) {

        @JsonCreator
        static Page received(@JsonProperty("results") List<Received<SocketRepository>> results) {
            if (results == null) {
                throw new IllegalArgumentException("a page without results");
            }
            return new Page(Records.of(results, Optional::of).readable());
        }
    }

    /** A repository to be made known to Socket, visible within the organization only. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record New(@JsonProperty("name") String name, @JsonProperty("slug") String slug,
            @JsonProperty("visibility") String visibility, @JsonProperty("workspace") String workspace) {

        public static New of(String slug, Optional<String> workspace) {
            return new New(slug, slug, "private", workspace.orElse(null));
        }
    }
}
