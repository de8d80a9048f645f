package com.insightpulseai.mcp.functions.sentry.issueupdate;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.sentry.issue.Issue;

/** What came of the change. */
public record IssueUpdateOutput(@JsonPropertyDescription("The issue as it is now") Issue issue) {
}
