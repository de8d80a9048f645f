package com.insightpulseai.mcp.provider.socket.scan;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * A repository at Socket.
 *
 * @param slug its name there
 * @param workspace the workspace it belongs to; empty for one that belongs to none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RepositoryKey(
        @JsonPropertyDescription("Socket's slug of the repository") String slug,
        @JsonPropertyDescription("Its workspace at Socket; absent where it is in none") Optional<String> workspace) {

    /** Reads {@code slug} or {@code workspace/slug}. */
    static RepositoryKey of(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? new RepositoryKey(text, Optional.empty())
                : new RepositoryKey(text.substring(slash + 1), Optional.of(text.substring(0, slash)));
    }
}
