package com.insightpulseai.mcp.provider.sentry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jboss.resteasy.reactive.RestResponse;

/**
 * One page of a list of issues. One without issues need not be the last.
 *
 * @param nextCursor empty on the last page
 */
public record IssuePage(List<Issue> issues, Optional<String> nextCursor) {

    static IssuePage of(RestResponse<List<ReceivedIssue>> answer) {
        return new IssuePage(
                answer.getEntity().stream().filter(Objects::nonNull)
                        .map(ReceivedIssue::toIssue).toList(),
                LinkCursor.next(answer.getStringHeaders().getOrDefault("Link", List.of())));
    }
}
