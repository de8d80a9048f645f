// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code sentry/issue.get}.
 *
 * @param issue The issue; its counts are those of its whole life
 * @param latestEvent Absent where Sentry keeps no event of it any more
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IssueGetResult(
        @JsonProperty(value = "issue", required = true) Issue issue,
        @JsonProperty(value = "latest_event") Optional<LatestEvent> latestEvent) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public IssueGetResult {
        Objects.requireNonNull(issue, "issue");
        latestEvent = latestEvent == null ? Optional.empty() : latestEvent;
    }
}
