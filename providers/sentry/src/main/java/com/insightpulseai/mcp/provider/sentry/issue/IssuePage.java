package com.insightpulseai.mcp.provider.sentry.issue;

import java.util.List;
import java.util.Optional;

import org.jboss.resteasy.reactive.RestResponse;

import com.insightpulseai.mcp.provider.sentry.wire.LinkCursor;
import com.insightpulseai.mcp.provider.sentry.wire.ReceivedIssue;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.Records;

/**
 * One page of a list of issues. One without issues need not be the last.
 *
 * @param nextCursor empty on the last page
 */
public record IssuePage(Records<Issue> issues, Optional<String> nextCursor) {

    public static IssuePage of(RestResponse<List<Received<ReceivedIssue>>> answer) {
        return new IssuePage(
                Records.of(answer.getEntity(), issue -> Optional.of(issue.toIssue())),
                LinkCursor.next(answer.getStringHeaders().getOrDefault("Link", List.of())));
    }
}
