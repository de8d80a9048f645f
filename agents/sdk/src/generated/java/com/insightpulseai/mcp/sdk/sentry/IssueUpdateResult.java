// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Result of {@code sentry/issue.update}.
 *
 * @param issue The issue as it is now
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IssueUpdateResult(
        @JsonProperty(value = "issue", required = true) Issue issue) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public IssueUpdateResult {
        Objects.requireNonNull(issue, "issue");
    }
}
