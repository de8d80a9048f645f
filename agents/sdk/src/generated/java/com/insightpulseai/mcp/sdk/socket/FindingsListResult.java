// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.socket;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code socket/findings.list}.
 *
 * @param repository The repository at Socket whose findings these are; absent for all repositories
 * @param findings Findings in Socket's order; may be none although there is a next_cursor
 * @param truncated True if the list goes on
 * @param nextCursor Cursor of the next page; only its absence means the end
 * @param unreadable Number of findings of this part that Socket sent and that cannot be read; absent where there are
 *        none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FindingsListResult(
        @JsonProperty(value = "repository") Optional<RepositoryKey> repository,
        @JsonProperty(value = "findings", required = true) List<ListedFinding> findings,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "next_cursor") Optional<String> nextCursor,
        @JsonProperty(value = "unreadable") Optional<Long> unreadable) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public FindingsListResult {
        repository = repository == null ? Optional.empty() : repository;
        findings = List.copyOf(Objects.requireNonNull(findings, "findings"));
        nextCursor = nextCursor == null ? Optional.empty() : nextCursor;
        unreadable = unreadable == null ? Optional.empty() : unreadable;
    }
}
