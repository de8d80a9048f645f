// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Part of {@code sentry/issue.get}, {@code sentry/issue.update}, {@code sentry/issues.list}.
 *
 * @param id Sentry's number of the issue
 * @param shortId The id that people read, such as WEB-41; absent where Sentry names none
 * @param title Title of the issue, at most 500 characters; empty where Sentry does not name it
 * @param culprit Place in the program, at most 500 characters
 * @param level fatal, error, warning, info, debug or sample
 * @param status unresolved, resolved, ignored or a state on the way to deletion; unknown where Sentry names none
 * @param substatus Such as new, ongoing, regressed, escalating or archived_forever
 * @param statusDetails On what the status hangs
 * @param priority high, medium or low
 * @param project Slug of the project
 * @param platform Such as python
 * @param assignedTo Assigned user or team
 * @param count Number of events
 * @param userCount Number of users who met it
 * @param firstSeen Time of the first occurrence, RFC 3339 in UTC
 * @param lastSeen Time of the last occurrence, RFC 3339 in UTC
 * @param permalink The issue on the web
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Issue(
        @JsonProperty(value = "id", required = true) String id,
        @JsonProperty(value = "short_id") Optional<String> shortId,
        @JsonProperty(value = "title", required = true) String title,
        @JsonProperty(value = "culprit") Optional<String> culprit,
        @JsonProperty(value = "level") Optional<String> level,
        @JsonProperty(value = "status", required = true) String status,
        @JsonProperty(value = "substatus") Optional<String> substatus,
        @JsonProperty(value = "status_details") Optional<IssueCondition> statusDetails,
        @JsonProperty(value = "priority") Optional<String> priority,
        @JsonProperty(value = "project") Optional<String> project,
        @JsonProperty(value = "platform") Optional<String> platform,
        @JsonProperty(value = "assigned_to") Optional<Assignee> assignedTo,
        @JsonProperty(value = "count") Optional<Long> count,
        @JsonProperty(value = "user_count") Optional<Long> userCount,
        @JsonProperty(value = "first_seen") Optional<Instant> firstSeen,
        @JsonProperty(value = "last_seen") Optional<Instant> lastSeen,
        @JsonProperty(value = "permalink") Optional<String> permalink) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public Issue {
        Objects.requireNonNull(id, "id");
        shortId = shortId == null ? Optional.empty() : shortId;
        Objects.requireNonNull(title, "title");
        culprit = culprit == null ? Optional.empty() : culprit;
        level = level == null ? Optional.empty() : level;
        Objects.requireNonNull(status, "status");
        substatus = substatus == null ? Optional.empty() : substatus;
        statusDetails = statusDetails == null ? Optional.empty() : statusDetails;
        priority = priority == null ? Optional.empty() : priority;
        project = project == null ? Optional.empty() : project;
        platform = platform == null ? Optional.empty() : platform;
        assignedTo = assignedTo == null ? Optional.empty() : assignedTo;
        count = count == null ? Optional.empty() : count;
        userCount = userCount == null ? Optional.empty() : userCount;
        firstSeen = firstSeen == null ? Optional.empty() : firstSeen;
        lastSeen = lastSeen == null ? Optional.empty() : lastSeen;
        permalink = permalink == null ? Optional.empty() : permalink;
    }
}
