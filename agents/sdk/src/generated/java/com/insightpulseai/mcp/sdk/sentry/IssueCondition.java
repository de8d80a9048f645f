// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}, {@code sentry/issue.update}, {@code sentry/issues.list}.
 *
 * @param inNextRelease Resolved once the next release is out
 * @param inRelease Version of the release it is resolved in
 * @param ignoreUntil Ignored until then, RFC 3339 in UTC
 * @param ignoreCount Ignored until it has occurred this many times more
 * @param ignoreWindowMinutes ... within this many minutes
 * @param ignoreUserCount Ignored until it has met this many users more
 * @param ignoreUserWindowMinutes ... within this many minutes
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IssueCondition(
        @JsonProperty(value = "in_next_release") Optional<Boolean> inNextRelease,
        @JsonProperty(value = "in_release") Optional<String> inRelease,
        @JsonProperty(value = "ignore_until") Optional<Instant> ignoreUntil,
        @JsonProperty(value = "ignore_count") Optional<Long> ignoreCount,
        @JsonProperty(value = "ignore_window_minutes") Optional<Long> ignoreWindowMinutes,
        @JsonProperty(value = "ignore_user_count") Optional<Long> ignoreUserCount,
        @JsonProperty(value = "ignore_user_window_minutes") Optional<Long> ignoreUserWindowMinutes) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public IssueCondition {
        inNextRelease = inNextRelease == null ? Optional.empty() : inNextRelease;
        inRelease = inRelease == null ? Optional.empty() : inRelease;
        ignoreUntil = ignoreUntil == null ? Optional.empty() : ignoreUntil;
        ignoreCount = ignoreCount == null ? Optional.empty() : ignoreCount;
        ignoreWindowMinutes = ignoreWindowMinutes == null ? Optional.empty() : ignoreWindowMinutes;
        ignoreUserCount = ignoreUserCount == null ? Optional.empty() : ignoreUserCount;
        ignoreUserWindowMinutes = ignoreUserWindowMinutes == null ? Optional.empty() : ignoreUserWindowMinutes;
    }
}
