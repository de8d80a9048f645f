package com.insightpulseai.mcp.functions.sentry.issueget;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.sentry.event.LatestEvent;
import com.insightpulseai.mcp.provider.sentry.issue.Issue;

/** An issue and its latest event; the JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IssueGetOutput(
        @JsonPropertyDescription("The issue; its counts are those of its whole life") Issue issue,
        @JsonPropertyDescription("Absent where Sentry keeps no event of it any more") Optional<LatestEvent> latestEvent) {
}
