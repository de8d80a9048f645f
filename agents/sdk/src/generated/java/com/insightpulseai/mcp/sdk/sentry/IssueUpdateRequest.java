// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Input of {@code sentry/issue.update}, which resolves, ignores, assigns or ranks one issue.
 *
 * @param issue Sentry's number of the issue, such as 6507376925, or its short id, such as WEB-41
 * @param status resolved, ignored (for good, unless a field ignore_... ends it) or unresolved
 * @param inNextRelease With resolved: whether it is resolved once the next release is out; false unless given
 * @param inRelease With resolved: version of the release it is resolved in, or latest; at most 200 characters
 * @param ignoreMinutes With ignored: for how many minutes, 1 to 525,600 (a year)
 * @param ignoreCount With ignored: until it has occurred this many times more, 1 to 1,000,000
 * @param ignoreWindowMinutes Minutes within which ignore_count has to be reached, 1 to 10,080 (a week)
 * @param ignoreUserCount With ignored: until it has met this many users more, 1 to 1,000,000
 * @param ignoreUserWindowMinutes Minutes within which ignore_user_count has to be reached, 1 to 10,080 (a week)
 * @param assignedTo user:&lt;id&gt; or team:&lt;id&gt; by Sentry's ids, or nobody
 * @param priority high, medium or low
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IssueUpdateRequest(
        @JsonProperty(value = "issue", required = true) String issue,
        @JsonProperty(value = "status") Optional<Status> status,
        @JsonProperty(value = "in_next_release") Optional<Boolean> inNextRelease,
        @JsonProperty(value = "in_release") Optional<String> inRelease,
        @JsonProperty(value = "ignore_minutes") Optional<Integer> ignoreMinutes,
        @JsonProperty(value = "ignore_count") Optional<Integer> ignoreCount,
        @JsonProperty(value = "ignore_window_minutes") Optional<Integer> ignoreWindowMinutes,
        @JsonProperty(value = "ignore_user_count") Optional<Integer> ignoreUserCount,
        @JsonProperty(value = "ignore_user_window_minutes") Optional<Integer> ignoreUserWindowMinutes,
        @JsonProperty(value = "assigned_to") Optional<String> assignedTo,
        @JsonProperty(value = "priority") Optional<Priority> priority) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public IssueUpdateRequest {
        Objects.requireNonNull(issue, "issue");
        status = status == null ? Optional.empty() : status;
        inNextRelease = inNextRelease == null ? Optional.empty() : inNextRelease;
        inRelease = inRelease == null ? Optional.empty() : inRelease;
        ignoreMinutes = ignoreMinutes == null ? Optional.empty() : ignoreMinutes;
        ignoreCount = ignoreCount == null ? Optional.empty() : ignoreCount;
        ignoreWindowMinutes = ignoreWindowMinutes == null ? Optional.empty() : ignoreWindowMinutes;
        ignoreUserCount = ignoreUserCount == null ? Optional.empty() : ignoreUserCount;
        ignoreUserWindowMinutes = ignoreUserWindowMinutes == null ? Optional.empty() : ignoreUserWindowMinutes;
        assignedTo = assignedTo == null ? Optional.empty() : assignedTo;
        priority = priority == null ? Optional.empty() : priority;
    }

    /** Starts a builder with the required fields. */
    public static NeedsIssue builder() {
        return new Builder();
    }

    /**
     * Resolved, ignored (for good, unless a field ignore_... ends it) or unresolved.
     */
    public enum Status {
        /** {@code resolved}. */
        RESOLVED("resolved"),
        /** {@code ignored}. */
        IGNORED("ignored"),
        /** {@code unresolved}. */
        UNRESOLVED("unresolved");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /**
     * High, medium or low.
     */
    public enum Priority {
        /** {@code high}. */
        HIGH("high"),
        /** {@code medium}. */
        MEDIUM("medium"),
        /** {@code low}. */
        LOW("low");

        private final String word;

        Priority(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /** Sets the required field {@code issue}. */
    public interface NeedsIssue {

        /**
         * Sentry's number of the issue, such as 6507376925, or its short id, such as WEB-41.
         */
        Builder issue(String issue);
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder implements NeedsIssue {

        private String issue;
        private Optional<Status> status = Optional.empty();
        private Optional<Boolean> inNextRelease = Optional.empty();
        private Optional<String> inRelease = Optional.empty();
        private Optional<Integer> ignoreMinutes = Optional.empty();
        private Optional<Integer> ignoreCount = Optional.empty();
        private Optional<Integer> ignoreWindowMinutes = Optional.empty();
        private Optional<Integer> ignoreUserCount = Optional.empty();
        private Optional<Integer> ignoreUserWindowMinutes = Optional.empty();
        private Optional<String> assignedTo = Optional.empty();
        private Optional<Priority> priority = Optional.empty();

        private Builder() {
        }

        @Override
        public Builder issue(String issue) {
            this.issue = Objects.requireNonNull(issue, "issue");
            return this;
        }

        /**
         * Resolved, ignored (for good, unless a field ignore_... ends it) or unresolved.
         */
        public Builder status(Status status) {
            this.status = Optional.of(status);
            return this;
        }

        /**
         * With resolved: whether it is resolved once the next release is out; false unless given.
         */
        public Builder inNextRelease(boolean inNextRelease) {
            this.inNextRelease = Optional.of(inNextRelease);
            return this;
        }

        /**
         * With resolved: version of the release it is resolved in, or latest; at most 200 characters.
         */
        public Builder inRelease(String inRelease) {
            this.inRelease = Optional.of(inRelease);
            return this;
        }

        /**
         * With ignored: for how many minutes, 1 to 525,600 (a year).
         */
        public Builder ignoreMinutes(int ignoreMinutes) {
            this.ignoreMinutes = Optional.of(ignoreMinutes);
            return this;
        }

        /**
         * With ignored: until it has occurred this many times more, 1 to 1,000,000.
         */
        public Builder ignoreCount(int ignoreCount) {
            this.ignoreCount = Optional.of(ignoreCount);
            return this;
        }

        /**
         * Minutes within which ignore_count has to be reached, 1 to 10,080 (a week).
         */
        public Builder ignoreWindowMinutes(int ignoreWindowMinutes) {
            this.ignoreWindowMinutes = Optional.of(ignoreWindowMinutes);
            return this;
        }

        /**
         * With ignored: until it has met this many users more, 1 to 1,000,000.
         */
        public Builder ignoreUserCount(int ignoreUserCount) {
            this.ignoreUserCount = Optional.of(ignoreUserCount);
            return this;
        }

        /**
         * Minutes within which ignore_user_count has to be reached, 1 to 10,080 (a week).
         */
        public Builder ignoreUserWindowMinutes(int ignoreUserWindowMinutes) {
            this.ignoreUserWindowMinutes = Optional.of(ignoreUserWindowMinutes);
            return this;
        }

        /**
         * User:&lt;id&gt; or team:&lt;id&gt; by Sentry's ids, or nobody.
         */
        public Builder assignedTo(String assignedTo) {
            this.assignedTo = Optional.of(assignedTo);
            return this;
        }

        /**
         * High, medium or low.
         */
        public Builder priority(Priority priority) {
            this.priority = Optional.of(priority);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public IssueUpdateRequest build() {
            return new IssueUpdateRequest(
                    issue,
                    status,
                    inNextRelease,
                    inRelease,
                    ignoreMinutes,
                    ignoreCount,
                    ignoreWindowMinutes,
                    ignoreUserCount,
                    ignoreUserWindowMinutes,
                    assignedTo,
                    priority);
        }
    }
}
