package com.insightpulseai.mcp.functions.socket.findingslist;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.socket.finding.AlertCursor;
import com.insightpulseai.mcp.provider.socket.finding.AlertPage;
import com.insightpulseai.mcp.provider.socket.finding.ListedFinding;
import com.insightpulseai.mcp.provider.socket.scan.RepositoryKey;

/** A part of the list; its JSON stays below 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FindingsListOutput(
        @JsonPropertyDescription("The repository at Socket whose findings these are; absent for all repositories") Optional<RepositoryKey> repository,
        @JsonPropertyDescription("Findings in Socket's order; may be none although there is a next_cursor") List<ListedFinding> findings,
        @JsonPropertyDescription("True if the list goes on") boolean truncated,
        @JsonPropertyDescription("Cursor of the next page; only its absence means the end") Optional<String> nextCursor,
        @JsonPropertyDescription("Number of findings of this part that Socket sent and that cannot be read; absent where there are none") Optional<Integer> unreadable) {

    static FindingsListOutput of(Optional<RepositoryKey> repository, AlertPage page) {
        return new FindingsListOutput(repository, page.findings(), page.next().isPresent(),
                page.next().map(AlertCursor::encoded),
                Optional.of(page.unreadable()).filter(number -> number > 0));
    }
}
