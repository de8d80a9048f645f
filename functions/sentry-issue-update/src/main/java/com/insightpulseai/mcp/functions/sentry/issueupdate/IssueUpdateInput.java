package com.insightpulseai.mcp.functions.sentry.issueupdate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.provider.sentry.issue.IssueChange;
import com.insightpulseai.mcp.provider.sentry.issue.IssueChange.Condition;
import com.insightpulseai.mcp.provider.sentry.issue.IssueRef;

/** What to change about one issue; what is not given stays as it is. */
@ConsistentUpdate
public record IssueUpdateInput(
        @JsonPropertyDescription(ISSUE) @NotNull @Pattern(regexp = IssueRef.FORM, message = IssueRef.FORM_MESSAGE) String issue,
        @JsonPropertyDescription(STATUS) Optional<@Pattern(regexp = STATUSES, message = NO_STATUS) String> status,
        @JsonPropertyDescription(NEXT) Boolean inNextRelease,
        @JsonPropertyDescription(RELEASE) Optional<@Pattern(regexp = VERSION, message = NO_VERSION) String> inRelease,
        @JsonPropertyDescription(MINUTES) Optional<@Min(1) @Max(YEAR) Integer> ignoreMinutes,
        @JsonPropertyDescription(COUNT) Optional<@Min(1) @Max(MANY) Integer> ignoreCount,
        @JsonPropertyDescription(COUNT_WINDOW) Optional<@Min(1) @Max(WEEK) Integer> ignoreWindowMinutes,
        @JsonPropertyDescription(USERS) Optional<@Min(1) @Max(MANY) Integer> ignoreUserCount,
        @JsonPropertyDescription(USER_WINDOW) Optional<@Min(1) @Max(WEEK) Integer> ignoreUserWindowMinutes,
        @JsonPropertyDescription(ASSIGNEE) Optional<@Pattern(regexp = ASSIGNEES, message = NO_ASSIGNEE) String> assignedTo,
        @JsonPropertyDescription(PRIORITY) Optional<@Pattern(regexp = PRIORITIES, message = NO_PRIORITY) String> priority) {

    static final String RESOLVED = "resolved";
    static final String IGNORED = "ignored";

    private static final long WEEK = 10_080;
    private static final long YEAR = 525_600;
    private static final long MANY = 1_000_000;

    private static final String ISSUE = "Sentry's number of the issue, such as 6507376925, or its short id, such as WEB-41";
    private static final String STATUS = "resolved, ignored (for good, unless a field ignore_... ends it) or unresolved";
    private static final String NEXT = "With resolved: whether it is resolved once the next release is out; false unless given";
    private static final String RELEASE = "With resolved: version of the release it is resolved in, or latest; "
            + "at most 200 characters";
    private static final String MINUTES = "With ignored: for how many minutes, 1 to 525,600 (a year)";
    private static final String COUNT = "With ignored: until it has occurred this many times more, 1 to 1,000,000";
    private static final String COUNT_WINDOW = "Minutes within which ignore_count has to be reached, 1 to 10,080 (a week)";
    private static final String USERS = "With ignored: until it has met this many users more, 1 to 1,000,000";
    private static final String USER_WINDOW = "Minutes within which ignore_user_count has to be reached, 1 to 10,080 (a week)";
    private static final String ASSIGNEE = "user:<id> or team:<id> by Sentry's ids, or nobody";
    private static final String PRIORITY = "high, medium or low";

    private static final String STATUSES = "resolved|ignored|unresolved";
    private static final String NO_STATUS = "must be resolved, ignored or unresolved";
    private static final String VERSION = "[^\\p{Cntrl}/\\\\]{1,200}";
    private static final String NO_VERSION = "must be a release's version, 1 to 200 characters without / and \\";
    private static final String NOBODY = "nobody";
    private static final String ASSIGNEES = "(?:user|team):[0-9]{1,19}|" + NOBODY;
    private static final String NO_ASSIGNEE = "must be user:<id>, team:<id> or nobody";
    private static final String PRIORITIES = "high|medium|low";
    private static final String NO_PRIORITY = "must be high, medium or low";

    public IssueUpdateInput {
        status = status == null ? Optional.empty() : status;
        inNextRelease = inNextRelease != null && inNextRelease;
        inRelease = inRelease == null ? Optional.empty() : inRelease;
        ignoreMinutes = ignoreMinutes == null ? Optional.empty() : ignoreMinutes;
        ignoreCount = ignoreCount == null ? Optional.empty() : ignoreCount;
        ignoreWindowMinutes = ignoreWindowMinutes == null ? Optional.empty() : ignoreWindowMinutes;
        ignoreUserCount = ignoreUserCount == null ? Optional.empty() : ignoreUserCount;
        ignoreUserWindowMinutes = ignoreUserWindowMinutes == null ? Optional.empty() : ignoreUserWindowMinutes;
        assignedTo = assignedTo == null ? Optional.empty() : assignedTo;
        priority = priority == null ? Optional.empty() : priority;
    }

    /** Only for a validated input. */
    @JsonIgnore
    IssueChange change() {
        Condition condition = new Condition(Optional.of(inNextRelease).filter(wanted -> wanted), inRelease, ignoreMinutes,
                ignoreCount, ignoreWindowMinutes, ignoreUserCount, ignoreUserWindowMinutes);
        return new IssueChange(status, Optional.of(condition).filter(said -> !said.equals(Condition.NONE)),
                assignedTo.map(assignee -> assignee.equals(NOBODY) ? "" : assignee), priority);
    }

    /** The fields given whose values cannot be judged without Sentry. */
    @JsonIgnore
    List<String> knownToSentryAlone() {
        return Stream.of(assignedTo.map(given -> "assigned_to"), Optional.of("in_next_release").filter(name -> inNextRelease),
                inRelease.map(given -> "in_release")).flatMap(Optional::stream).toList();
    }
}
