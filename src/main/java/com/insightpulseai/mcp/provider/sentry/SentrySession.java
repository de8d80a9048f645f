package com.insightpulseai.mcp.provider.sentry;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;

import com.insightpulseai.mcp.tool.VaultSecret;
import com.insightpulseai.mcp.upstream.MalformedAnswerException;
import com.insightpulseai.mcp.upstream.Received;
import com.insightpulseai.mcp.upstream.UpstreamSession;
import com.insightpulseai.mcp.web.problem.ProblemException;
import com.insightpulseai.mcp.web.problem.Violation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;

/** Sentry as one tool call sees it: one organization, one token, one limit of time. */
public final class SentrySession {

    /** What carries the token. */
    public static final String CREDENTIAL_HEADER = HttpHeaders.AUTHORIZATION;

    /** What is counted: bytes for attachments, events for most other categories. */
    public static final String QUANTITY = "sum(quantity)";

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final List<String> BY_CATEGORY_AND_OUTCOME = List.of("category", "outcome");
    /** An empty period keeps Sentry from computing the curve of every issue. */
    private static final String NO_SERIES = "";
    // "stats" would be cheaper still, but takes the numbers of events and users with it.
    private static final List<String> UNREAD_OF_LIST = List.of("filtered", "lifetime");
    private static final List<String> UNREAD_OF_ISSUE = List.of("stats", "tags");

    private final SentryApi api;
    private final String org;
    private final VaultSecret token;
    private final UpstreamSession upstream;

    SentrySession(SentryApi api, String org, VaultSecret token, UpstreamSession upstream) {
        this.api = api;
        this.org = org;
        this.token = token;
        this.upstream = upstream;
    }

    /** The organization itself, which shows whether token, organization and region go together. */
    public Uni<Organization.Answer> organization() {
        return upstream.read(() -> whole(api.getOrganization(authorization(), org, "0")))
                .map(answer -> new Organization.Answer(answer.getEntity(), RateLimit.of(answer)));
    }

    /**
     * How many events there were of each category and outcome.
     *
     * @return fails with {@code invalid_input} if Sentry does not accept the filter
     */
    public Uni<EventStats> stats(StatsFilter filter) {
        return projectIds().of(filter.projects()).chain(projects -> stats(filter, projects));
    }

    private Uni<EventStats> stats(StatsFilter filter, List<String> projects) {
        return upstream.read(() -> api.getStats(authorization(), org, QUANTITY, BY_CATEGORY_AND_OUTCOME, filter.period(),
                filter.interval(), projects, filter.category().orElse(null)))
                .onFailure(failure -> UpstreamSession.answered(failure, BAD_REQUEST))
                .transform(failure -> ProblemException.invalidInput("Sentry does not accept this input.", List.of(
                        new Violation("", "is a combination of period, interval, project and category that Sentry refuses"))));
    }

    /**
     * One page of the issues wanted. A Sentry that takes no slugs of projects gets their ids.
     *
     * @return fails with {@code invalid_input} if a slug is of no project
     */
    public Uni<IssuePage> issues(IssueFilter filter) {
        Uni<IssuePage> page = issues(filter, filter.projects());
        return ProjectName.isAnySlug(filter.projects())
                ? page.onFailure(failure -> UpstreamSession.answered(failure, BAD_REQUEST)).recoverWithUni(
                        () -> projectIds().of(filter.projects()).chain(projects -> issues(filter, projects)))
                : page;
    }

    private Uni<IssuePage> issues(IssueFilter filter, List<String> projects) {
        return upstream.read(() -> whole(api.listIssues(authorization(), org, filter.query(), projects,
                filter.environments(), filter.period(), NO_SERIES, filter.sort(), filter.limit(),
                filter.cursor().orElse(null), UNREAD_OF_LIST))).map(IssuePage::of);
    }

    /** @return fails with {@code unknown_resource} if Sentry has no such issue */
    public Uni<Issue> issue(IssueRef ref) {
        return number(ref).chain(number -> upstream.read(() -> required(api.getIssue(authorization(), org, number,
                UNREAD_OF_ISSUE)))).map(ReceivedIssue::toIssue)
                .onFailure(failure -> UpstreamSession.answered(failure, NOT_FOUND)).transform(SentrySession::unknownIssue);
    }

    /**
     * The latest event of an issue.
     *
     * @param personal whether what speaks of people is wanted
     * @return empty if the issue has no event any more, as Sentry keeps events for a time only
     */
    public Uni<Optional<LatestEvent>> latestEvent(Issue issue, boolean personal) {
        return upstream.read(() -> required(api.getLatestEvent(authorization(), org, issue.id())))
                .map(event -> Optional.of(EventTrimming.of(event, personal)))
                .onFailure(failure -> UpstreamSession.answered(failure, NOT_FOUND)).recoverWithItem(Optional.empty());
    }

    /**
     * Changes one issue.
     *
     * @return the issue as it is afterwards; fails with {@code unknown_resource} if Sentry has no such issue
     */
    public Uni<Issue> update(IssueRef ref, IssueChange change) {
        return number(ref).chain(number -> upstream.write(() -> required(api.updateIssue(authorization(), org, number,
                change.toBody())))).map(ReceivedIssue::toIssue)
                .onFailure(failure -> UpstreamSession.answered(failure, NOT_FOUND)).transform(SentrySession::unknownIssue);
    }

    /**
     * Asks something that changes nothing, by an operation that a single tool has for itself.
     *
     * @param request makes the request with the value of {@link #CREDENTIAL_HEADER}
     */
    public <T> Uni<T> read(Function<String, Uni<T>> request) {
        return upstream.read(() -> request.apply(authorization()));
    }

    /**
     * Has something changed, by an operation that a single tool has for itself. It is never repeated; else as {@link #read}.
     */
    public <T> Uni<T> write(Function<String, Uni<T>> request) {
        return upstream.write(() -> request.apply(authorization()));
    }

    private Uni<String> number(IssueRef ref) {
        if (ref instanceof IssueRef.ShortId shortId) {
            return upstream.read(() -> api.resolveShortId(authorization(), org, shortId.value())).map(ResolvedShortId::issue);
        }
        return Uni.createFrom().item(((IssueRef.Number) ref).value());
    }

    private ProjectIds projectIds() {
        return new ProjectIds(cursor -> upstream.read(() -> whole(api.listProjects(authorization(), org, ProjectIds.PER_PAGE,
                cursor))));
    }

    private String authorization() {
        return "Bearer " + token.reveal();
    }

    private static Throwable unknownIssue(Throwable failure) {
        return ProblemException.unknownResource(NOT_FOUND, "Sentry has no such issue in this organization.");
    }

    private static <T> Uni<T> required(Uni<Received<T>> answer) {
        return answer.onItem().ifNotNull().transform(Unchecked.function(Received::required));
    }

    private static <T> Uni<RestResponse<T>> whole(Uni<RestResponse<T>> answer) {
        return answer.chain(received -> received.getEntity() == null
                ? Uni.createFrom().failure(new MalformedAnswerException("no body"))
                : Uni.createFrom().item(received));
    }
}
