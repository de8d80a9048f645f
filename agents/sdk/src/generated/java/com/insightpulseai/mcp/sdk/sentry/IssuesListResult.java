// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code sentry/issues.list}.
 *
 * @param issues Issues in the order asked for; a page without any need not be the last
 * @param nextCursor Pass it as cursor for the next page; absent on the last page, and where the answer is truncated
 * @param truncated True if issues of this page were left out for their size
 * @param hint Advice on how to get the rest
 * @param unreadable Number of issues of this page that Sentry sent and that cannot be read; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IssuesListResult(
        @JsonProperty(value = "issues", required = true) List<Issue> issues,
        @JsonProperty(value = "next_cursor") Optional<String> nextCursor,
        @JsonProperty(value = "truncated", required = true) boolean truncated,
        @JsonProperty(value = "hint") Optional<String> hint,
        @JsonProperty(value = "unreadable") Optional<Long> unreadable) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public IssuesListResult {
        issues = List.copyOf(Objects.requireNonNull(issues, "issues"));
        nextCursor = nextCursor == null ? Optional.empty() : nextCursor;
        hint = hint == null ? Optional.empty() : hint;
        unreadable = unreadable == null ? Optional.empty() : unreadable;
    }
}
