package com.insightpulseai.mcp.functions.sentry.issueslist;

import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.provider.sentry.ProjectName;
import com.insightpulseai.mcp.provider.sentry.issue.IssueFilter;
import com.insightpulseai.mcp.provider.sentry.issue.SearchTerms;
import com.insightpulseai.mcp.tool.RequiredRole;
import com.insightpulseai.mcp.tool.RoleDemand;

/** Which issues to list. */
public record IssuesListInput(
        @JsonPropertyDescription(QUERY) @Size(max = SearchTerms.MAX_LENGTH) String query,
        @JsonPropertyDescription(OF) @Size(max = 20) List<@NotNull @Pattern(regexp = SLUG, message = NO_SLUG) String> projects,
        @JsonPropertyDescription(IN) @Size(max = 20) List<@NotNull @Pattern(regexp = ENV, message = BAD) String> environments,
        @JsonPropertyDescription(PERIOD) @Pattern(regexp = PERIODS, message = NO_PERIOD) String period,
        @JsonPropertyDescription(SORT) @Pattern(regexp = SORTS, message = NO_SORT) String sort,
        @JsonPropertyDescription("Most issues in the answer, 1 to 100; 25 unless given") @Min(1) @Max(100) Integer limit,
        @JsonPropertyDescription(CURSOR) Optional<@Pattern(regexp = CURSORS, message = NO_CURSOR) String> cursor)
        implements
            RoleDemand {

    private static final String QUERY = "Search in Sentry's syntax, such as is:unresolved level:error, at most 1,000 "
            + "characters; is:unresolved unless given, and an empty text means all issues. Fields about people, such as "
            + "user.email, need the role ops_operator";
    private static final String OF = "Slugs or ids of projects, at most 20; all projects unless given";
    private static final String IN = "Names of environments, at most 20 of 64 characters without /; all unless given";
    private static final String PERIOD = "Length of the period up to now, a number from 1 to 999 and m, h, d or w (minutes "
            + "to weeks), at most 90 days; 24h unless given";
    private static final String SORT = "date (last seen, unless given), new (first seen), freq (events), user (users), trends "
            + "or recommended";
    private static final String CURSOR = "The next_cursor of an earlier answer to the same question, for the page after it";

    private static final String SLUG = ProjectName.FORM;
    private static final String NO_SLUG = ProjectName.FORM_MESSAGE;
    private static final String ENV = "[^\\p{Cntrl}/]{1,64}";
    private static final String BAD = "must be the name of an environment, 1 to 64 characters without /";
    private static final String PERIODS = "[1-9][0-9]{0,2}[mh]|(?:[1-9]|[1-8][0-9]|90)d|(?:[1-9]|1[0-2])w";
    private static final String NO_PERIOD = "must be a number and m, h, d or w, such as 24h or 14d, at most 90 days";
    private static final String SORTS = "date|new|freq|user|trends|recommended";
    private static final String NO_SORT = "must be date, new, freq, user, trends or recommended";
    private static final String CURSORS = IssueFilter.CURSOR_FORM;
    private static final String NO_CURSOR = "must be the next_cursor of an earlier answer";

    private static final String DEFAULT_QUERY = "is:unresolved";
    private static final String DEFAULT_PERIOD = "24h";
    private static final String DEFAULT_SORT = "date";
    private static final int DEFAULT_LIMIT = 25;

    private static final RequiredRole FOR_PEOPLE = new RequiredRole("A query by a field about people", OpsRole.OPERATOR);

    public IssuesListInput {
        query = query == null ? DEFAULT_QUERY : query;
        // A null element is for the validation to refuse, which copying would forestall.
        projects = projects == null ? List.of() : projects;
        environments = environments == null ? List.of() : environments;
        period = period == null ? DEFAULT_PERIOD : period;
        sort = sort == null ? DEFAULT_SORT : sort;
        limit = limit == null ? DEFAULT_LIMIT : limit;
        cursor = cursor == null ? Optional.empty() : cursor;
    }

    @Override
    @JsonIgnore
    public Optional<RequiredRole> requiredRole() {
        return Optional.of(FOR_PEOPLE).filter(role -> SearchTerms.askAboutPeople(query));
    }

    /** Whether the search is another one than is made unless a caller gives one. */
    @JsonIgnore
    boolean hasOwnQuery() {
        return !query.equals(DEFAULT_QUERY);
    }

    /** Only for a validated input. */
    @JsonIgnore
    IssueFilter filter() {
        return new IssueFilter(query, projects, environments, period, sort, limit, cursor);
    }
}
