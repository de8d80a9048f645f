// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.insightpulseai.mcp.sdk.sentry.EventSendRequest;
import com.insightpulseai.mcp.sdk.sentry.EventSendResult;
import com.insightpulseai.mcp.sdk.sentry.HealthResult;
import com.insightpulseai.mcp.sdk.sentry.Issue;
import com.insightpulseai.mcp.sdk.sentry.IssueGetRequest;
import com.insightpulseai.mcp.sdk.sentry.IssueGetResult;
import com.insightpulseai.mcp.sdk.sentry.IssueUpdateRequest;
import com.insightpulseai.mcp.sdk.sentry.IssueUpdateResult;
import com.insightpulseai.mcp.sdk.sentry.IssuesListRequest;
import com.insightpulseai.mcp.sdk.sentry.IssuesListResult;
import com.insightpulseai.mcp.sdk.sentry.StatsGetRequest;
import com.insightpulseai.mcp.sdk.sentry.StatsGetResult;

/**
 * The tools of Sentry without waiting. To cancel a future cancels its call; it fails with
 * {@link com.insightpulseai.mcp.sdk.problem.McpException}.
 */
public final class AsyncSentryTools {

    private final ToolCaller caller;

    AsyncSentryTools(ToolCaller caller) {
        this.caller = caller;
    }

    /** Searches issues: {@code sentry/issues.list}. */
    public CompletableFuture<IssuesListResult> issuesList(IssuesListRequest request) {
        return issuesList(request, CallOptions.none());
    }

    /** Searches issues: {@code sentry/issues.list}. */
    public CompletableFuture<IssuesListResult> issuesList(IssuesListRequest request, CallOptions options) {
        return caller.callAsync(SentryTools.ISSUES_LIST, request, options, Answer::value);
    }

    /** Searches issues: {@code sentry/issues.list}, with what the server says of the call. */
    public CompletableFuture<Answer<IssuesListResult>> issuesListAnswer(IssuesListRequest request, CallOptions options) {
        return caller.callAsync(SentryTools.ISSUES_LIST, request, options, answer -> answer);
    }

    /** All pages of {@code sentry/issues.list} from the request's cursor on; each is a call when it is reached. */
    public AsyncPages<IssuesListResult, Issue> issuesListPages(IssuesListRequest request) {
        return issuesListPages(request, CallOptions.none());
    }

    /** All pages of {@code sentry/issues.list} from the request's cursor on; the options are those of each call. */
    public AsyncPages<IssuesListResult, Issue> issuesListPages(IssuesListRequest request, CallOptions options) {
        return new AsyncPages<>(request.cursor(), cursor -> issuesListAnswer(request.withCursor(cursor), options),
                IssuesListResult::issues, IssuesListResult::nextCursor);
    }

    /** Reads one issue with its latest event, personal data left out: {@code sentry/issue.get}. */
    public CompletableFuture<IssueGetResult> issueGet(IssueGetRequest request) {
        return issueGet(request, CallOptions.none());
    }

    /** Reads one issue with its latest event, personal data left out: {@code sentry/issue.get}. */
    public CompletableFuture<IssueGetResult> issueGet(IssueGetRequest request, CallOptions options) {
        return caller.callAsync(SentryTools.ISSUE_GET, request, options, Answer::value);
    }

    /** Reads one issue with its latest event, personal data left out: {@code sentry/issue.get}, with what the server says of the call. */
    public CompletableFuture<Answer<IssueGetResult>> issueGetAnswer(IssueGetRequest request, CallOptions options) {
        return caller.callAsync(SentryTools.ISSUE_GET, request, options, answer -> answer);
    }

    /** Resolves, ignores, assigns or ranks one issue: {@code sentry/issue.update}. */
    public CompletableFuture<IssueUpdateResult> issueUpdate(IssueUpdateRequest request) {
        return issueUpdate(request, CallOptions.none());
    }

    /** Resolves, ignores, assigns or ranks one issue: {@code sentry/issue.update}. */
    public CompletableFuture<IssueUpdateResult> issueUpdate(IssueUpdateRequest request, CallOptions options) {
        return caller.callAsync(SentryTools.ISSUE_UPDATE, request, options, Answer::value);
    }

    /** Resolves, ignores, assigns or ranks one issue: {@code sentry/issue.update}, with what the server says of the call. */
    public CompletableFuture<Answer<IssueUpdateResult>> issueUpdateAnswer(IssueUpdateRequest request, CallOptions options) {
        return caller.callAsync(SentryTools.ISSUE_UPDATE, request, options, answer -> answer);
    }

    /** Reports an event: {@code sentry/event.send}. */
    public CompletableFuture<EventSendResult> eventSend(EventSendRequest request) {
        return eventSend(request, CallOptions.none());
    }

    /** Reports an event: {@code sentry/event.send}. */
    public CompletableFuture<EventSendResult> eventSend(EventSendRequest request, CallOptions options) {
        return caller.callAsync(SentryTools.EVENT_SEND, request, options, Answer::value);
    }

    /** Reports an event: {@code sentry/event.send}, with what the server says of the call. */
    public CompletableFuture<Answer<EventSendResult>> eventSendAnswer(EventSendRequest request, CallOptions options) {
        return caller.callAsync(SentryTools.EVENT_SEND, request, options, answer -> answer);
    }

    /** Counts what was accepted and dropped of the event quota: {@code sentry/stats.get}. */
    public CompletableFuture<StatsGetResult> statsGet(StatsGetRequest request) {
        return statsGet(request, CallOptions.none());
    }

    /** Counts what was accepted and dropped of the event quota: {@code sentry/stats.get}. */
    public CompletableFuture<StatsGetResult> statsGet(StatsGetRequest request, CallOptions options) {
        return caller.callAsync(SentryTools.STATS_GET, request, options, Answer::value);
    }

    /** Counts what was accepted and dropped of the event quota: {@code sentry/stats.get}, with what the server says of the call. */
    public CompletableFuture<Answer<StatsGetResult>> statsGetAnswer(StatsGetRequest request, CallOptions options) {
        return caller.callAsync(SentryTools.STATS_GET, request, options, answer -> answer);
    }

    /** Says whether Sentry works with the stored token and organization: {@code sentry/health}. */
    public CompletableFuture<HealthResult> health() {
        return health(CallOptions.none());
    }

    /** Says whether Sentry works with the stored token and organization: {@code sentry/health}. */
    public CompletableFuture<HealthResult> health(CallOptions options) {
        return caller.callAsync(SentryTools.HEALTH, Map.of(), options, Answer::value);
    }

    /** Says whether Sentry works with the stored token and organization: {@code sentry/health}, with what the server says of the call. */
    public CompletableFuture<Answer<HealthResult>> healthAnswer(CallOptions options) {
        return caller.callAsync(SentryTools.HEALTH, Map.of(), options, answer -> answer);
    }
}
