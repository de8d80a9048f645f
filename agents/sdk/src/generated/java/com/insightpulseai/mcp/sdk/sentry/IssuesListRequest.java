// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Input of {@code sentry/issues.list}, which searches issues.
 *
 * @param query Search in Sentry's syntax, such as is:unresolved level:error, at most 1,000 characters; is:unresolved
 *        unless given, and an empty text means all issues. Fields about people, such as user.email, need the role
 *        ops_operator
 * @param projects Slugs or ids of projects, at most 20; all projects unless given
 * @param environments Names of environments, at most 20 of 64 characters without /; all unless given
 * @param period Length of the period up to now, a number from 1 to 999 and m, h, d or w (minutes to weeks), at most 90
 *        days; 24h unless given
 * @param sort date (last seen, unless given), new (first seen), freq (events), user (users), trends or recommended
 * @param limit Most issues in the answer, 1 to 100; 25 unless given
 * @param cursor The next_cursor of an earlier answer to the same question, for the page after it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IssuesListRequest(
        @JsonProperty(value = "query") Optional<String> query,
        @JsonProperty(value = "projects") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> projects,
        @JsonProperty(value = "environments") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> environments,
        @JsonProperty(value = "period") Optional<String> period,
        @JsonProperty(value = "sort") Optional<Sort> sort,
        @JsonProperty(value = "limit") Optional<Integer> limit,
        @JsonProperty(value = "cursor") Optional<String> cursor) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public IssuesListRequest {
        query = query == null ? Optional.empty() : query;
        projects = projects == null ? List.of() : List.copyOf(projects);
        environments = environments == null ? List.of() : List.copyOf(environments);
        period = period == null ? Optional.empty() : period;
        sort = sort == null ? Optional.empty() : sort;
        limit = limit == null ? Optional.empty() : limit;
        cursor = cursor == null ? Optional.empty() : cursor;
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the same input for another page. */
    public IssuesListRequest withCursor(Optional<String> page) {
        return new IssuesListRequest(
                query,
                projects,
                environments,
                period,
                sort,
                limit,
                page);
    }

    /**
     * Date (last seen, unless given), new (first seen), freq (events), user (users), trends or recommended.
     */
    public enum Sort {
        /** {@code date}. */
        DATE("date"),
        /** {@code new}. */
        NEW("new"),
        /** {@code freq}. */
        FREQ("freq"),
        /** {@code user}. */
        USER("user"),
        /** {@code trends}. */
        TRENDS("trends"),
        /** {@code recommended}. */
        RECOMMENDED("recommended");

        private final String word;

        Sort(String word) {
            this.word = word;
        }

        /** Returns the word as it is sent. */
        @JsonValue
        public String word() {
            return word;
        }
    }

    /** Sets optional fields and builds the input. */
    public static final class Builder {

        private Optional<String> query = Optional.empty();
        private List<String> projects = List.of();
        private List<String> environments = List.of();
        private Optional<String> period = Optional.empty();
        private Optional<Sort> sort = Optional.empty();
        private Optional<Integer> limit = Optional.empty();
        private Optional<String> cursor = Optional.empty();

        private Builder() {
        }

        /**
         * Search in Sentry's syntax, such as is:unresolved level:error, at most 1,000 characters; is:unresolved unless
         * given, and an empty text means all issues. Fields about people, such as user.email, need the role ops_operator.
         */
        public Builder query(String query) {
            this.query = Optional.of(query);
            return this;
        }

        /**
         * Slugs or ids of projects, at most 20; all projects unless given.
         */
        public Builder projects(List<String> projects) {
            this.projects = List.copyOf(projects);
            return this;
        }

        /**
         * Names of environments, at most 20 of 64 characters without /; all unless given.
         */
        public Builder environments(List<String> environments) {
            this.environments = List.copyOf(environments);
            return this;
        }

        /**
         * Length of the period up to now, a number from 1 to 999 and m, h, d or w (minutes to weeks), at most 90 days; 24h
         * unless given.
         */
        public Builder period(String period) {
            this.period = Optional.of(period);
            return this;
        }

        /**
         * Date (last seen, unless given), new (first seen), freq (events), user (users), trends or recommended.
         */
        public Builder sort(Sort sort) {
            this.sort = Optional.of(sort);
            return this;
        }

        /**
         * Most issues in the answer, 1 to 100; 25 unless given.
         */
        public Builder limit(int limit) {
            this.limit = Optional.of(limit);
            return this;
        }

        /**
         * The next_cursor of an earlier answer to the same question, for the page after it.
         */
        public Builder cursor(String cursor) {
            this.cursor = Optional.of(cursor);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public IssuesListRequest build() {
            return new IssuesListRequest(
                    query,
                    projects,
                    environments,
                    period,
                    sort,
                    limit,
                    cursor);
        }
    }
}
