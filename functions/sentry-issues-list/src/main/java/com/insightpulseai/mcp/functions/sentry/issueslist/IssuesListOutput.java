package com.insightpulseai.mcp.functions.sentry.issueslist;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.sentry.issue.Issue;
import com.insightpulseai.mcp.provider.sentry.issue.IssuePage;
import com.insightpulseai.mcp.tool.AnswerSize;

/** One page of issues; its JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IssuesListOutput(
        @JsonPropertyDescription("Issues in the order asked for; a page without any need not be the last") List<Issue> issues,
        @JsonPropertyDescription(NEXT) Optional<String> nextCursor,
        @JsonPropertyDescription("True if issues of this page were left out for their size") boolean truncated,
        @JsonPropertyDescription("Advice on how to get the rest") Optional<String> hint,
        @JsonPropertyDescription("Number of issues of this page that Sentry sent and that cannot be read; absent where there are none") Optional<Integer> unreadable) {

    private static final String NEXT = "Pass it as cursor for the next page; absent on the last page, and where the answer is "
            + "truncated";

    static IssuesListOutput of(IssuePage page, AnswerSize size) {
        List<Issue> fitting = size.fitting(page.issues().readable());
        boolean truncated = fitting.size() < page.issues().readable().size();
        return truncated
                // The cursor leads past the issues that were left out.
                ? new IssuesListOutput(fitting, Optional.empty(), true,
                        Optional.of("Ask again with a limit of " + fitting.size() + " to get a next_cursor for the rest"),
                        page.issues().unreadableIfAny())
                : new IssuesListOutput(fitting, page.nextCursor(), false, Optional.empty(),
                        page.issues().unreadableIfAny());
    }
}
