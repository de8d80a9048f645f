// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.sentry;

import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Input of {@code sentry/issue.get}, which reads one issue with its latest event, personal data left out.
 *
 * @param issue Sentry's number of the issue, such as 6507376925, or its short id, such as WEB-41
 * @param includePersonalData True to get the data of persons (user, request, breadcrumbs, contexts, unmasked texts);
 *        needs the role ops_operator; false unless given
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IssueGetRequest(
        @JsonProperty(value = "issue", required = true) String issue,
        @JsonProperty(value = "include_personal_data") Optional<Boolean> includePersonalData) {

    /** Copies lists and maps. Null stands for a field that is absent. */
    public IssueGetRequest {
        Objects.requireNonNull(issue, "issue");
        includePersonalData = includePersonalData == null ? Optional.empty() : includePersonalData;
    }

    /** Starts a builder with the required fields. */
    public static NeedsIssue builder() {
        return new Builder();
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
        private Optional<Boolean> includePersonalData = Optional.empty();

        private Builder() {
        }

        @Override
        public Builder issue(String issue) {
            this.issue = Objects.requireNonNull(issue, "issue");
            return this;
        }

        /**
         * True to get the data of persons (user, request, breadcrumbs, contexts, unmasked texts); needs the role
         * ops_operator; false unless given.
         */
        public Builder includePersonalData(boolean includePersonalData) {
            this.includePersonalData = Optional.of(includePersonalData);
            return this;
        }

        /** Returns the input. The server checks its rules. */
        public IssueGetRequest build() {
            return new IssueGetRequest(
                    issue,
                    includePersonalData);
        }
    }
}
