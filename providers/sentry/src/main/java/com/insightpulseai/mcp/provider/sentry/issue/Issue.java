package com.insightpulseai.mcp.provider.sentry.issue;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/**
 * An issue of Sentry, trimmed to what a reader acts upon. Its texts are cut, whatever Sentry sent, and hold no addresses of
 * mail or machines.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Issue(
        @JsonPropertyDescription("Sentry's number of the issue") String id,
        @JsonPropertyDescription("The id that people read, such as WEB-41; absent where Sentry names none") Optional<String> shortId,
        @JsonPropertyDescription("Title of the issue, at most 500 characters; empty where Sentry does not name it") String title,
        @JsonPropertyDescription("Place in the program, at most 500 characters") Optional<String> culprit,
        @JsonPropertyDescription("fatal, error, warning, info, debug or sample") Optional<String> level,
        @JsonPropertyDescription("unresolved, resolved, ignored or a state on the way to deletion; unknown where Sentry names none") String status,
        @JsonPropertyDescription("Such as new, ongoing, regressed, escalating or archived_forever") Optional<String> substatus,
        @JsonPropertyDescription("On what the status hangs") Optional<IssueCondition> statusDetails,
        @JsonPropertyDescription("high, medium or low") Optional<String> priority,
        @JsonPropertyDescription("Slug of the project") Optional<String> project,
        @JsonPropertyDescription("Such as python") Optional<String> platform,
        @JsonPropertyDescription("Assigned user or team") Optional<Assignee> assignedTo,
        @JsonPropertyDescription("Number of events") Optional<Long> count,
        @JsonPropertyDescription("Number of users who met it") Optional<Long> userCount,
        @JsonPropertyDescription("Time of the first occurrence, RFC 3339 in UTC") Optional<Instant> firstSeen,
        @JsonPropertyDescription("Time of the last occurrence, RFC 3339 in UTC") Optional<Instant> lastSeen,
        @JsonPropertyDescription("The issue on the web") Optional<String> permalink) {

    /** A member or a team of the organization. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Assignee(
            @JsonPropertyDescription("user or team") String type,
            @JsonPropertyDescription("Sentry's id of the user or team") String id,
            @JsonPropertyDescription("Name, absent where it is an address of mail") Optional<String> name) {
    }
}
