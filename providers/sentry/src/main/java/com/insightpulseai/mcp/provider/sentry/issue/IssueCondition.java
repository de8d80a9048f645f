package com.insightpulseai.mcp.provider.sentry.issue;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What ends an issue's being resolved or ignored. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IssueCondition(
        @JsonPropertyDescription("Resolved once the next release is out") Optional<Boolean> inNextRelease,
        @JsonPropertyDescription("Version of the release it is resolved in") Optional<String> inRelease,
        @JsonPropertyDescription("Ignored until then, RFC 3339 in UTC") Optional<Instant> ignoreUntil,
        @JsonPropertyDescription("Ignored until it has occurred this many times more") Optional<Long> ignoreCount,
        @JsonPropertyDescription("... within this many minutes") Optional<Long> ignoreWindowMinutes,
        @JsonPropertyDescription("Ignored until it has met this many users more") Optional<Long> ignoreUserCount,
        @JsonPropertyDescription("... within this many minutes") Optional<Long> ignoreUserWindowMinutes) {

    public static final IssueCondition NONE = new IssueCondition(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
