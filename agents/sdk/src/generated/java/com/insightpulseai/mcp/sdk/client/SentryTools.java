// Written by ./generate from the published schemas; what is changed here is lost.
package com.insightpulseai.mcp.sdk.client;

import java.util.Map;

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
 * The tools of Sentry. Each method calls the tool once and waits for it; a {@code …Answer} has what the server says of the
 * call beside the result. All throw {@link com.insightpulseai.mcp.sdk.problem.McpException}.
 */
public final class SentryTools {

    static final ToolSpec<IssuesListResult> ISSUES_LIST = new ToolSpec<>("sentry/issues.list", "1.0", Effect.READ,
            IssuesListResult.class);
    static final ToolSpec<IssueGetResult> ISSUE_GET = new ToolSpec<>("sentry/issue.get", "1.0", Effect.READ,
            IssueGetResult.class);
    static final ToolSpec<IssueUpdateResult> ISSUE_UPDATE = new ToolSpec<>("sentry/issue.update", "1.0", Effect.WRITE,
            IssueUpdateResult.class);
    static final ToolSpec<EventSendResult> EVENT_SEND = new ToolSpec<>("sentry/event.send", "1.0", Effect.WRITE,
            EventSendResult.class);
    static final ToolSpec<StatsGetResult> STATS_GET = new ToolSpec<>("sentry/stats.get", "1.0", Effect.READ,
            StatsGetResult.class);
    static final ToolSpec<HealthResult> HEALTH = new ToolSpec<>("sentry/health", "1.0", Effect.READ,
            HealthResult.class);

    private final ToolCaller caller;

    SentryTools(ToolCaller caller) {
        this.caller = caller;
    }

    /** Searches issues: {@code sentry/issues.list}. */
    public IssuesListResult issuesList(IssuesListRequest request) {
        return issuesListAnswer(request, CallOptions.none()).value();
    }

    /** Searches issues: {@code sentry/issues.list}. */
    public IssuesListResult issuesList(IssuesListRequest request, CallOptions options) {
        return issuesListAnswer(request, options).value();
    }

    /** Searches issues: {@code sentry/issues.list}, with what the server says of the call. */
    public Answer<IssuesListResult> issuesListAnswer(IssuesListRequest request) {
        return issuesListAnswer(request, CallOptions.none());
    }

    /** Searches issues: {@code sentry/issues.list}, with what the server says of the call. */
    public Answer<IssuesListResult> issuesListAnswer(IssuesListRequest request, CallOptions options) {
        return caller.call(ISSUES_LIST, request, options);
    }

    /** All pages of {@code sentry/issues.list} from the request's cursor on; each is a call when it is reached. */
    public Pages<IssuesListResult, Issue> issuesListPages(IssuesListRequest request) {
        return issuesListPages(request, CallOptions.none());
    }

    /** All pages of {@code sentry/issues.list} from the request's cursor on; the options are those of each call. */
    public Pages<IssuesListResult, Issue> issuesListPages(IssuesListRequest request, CallOptions options) {
        return new Pages<>(request.cursor(), cursor -> issuesListAnswer(request.withCursor(cursor), options),
                IssuesListResult::issues, IssuesListResult::nextCursor);
    }

    /** Reads one issue with its latest event, personal data left out: {@code sentry/issue.get}. */
    public IssueGetResult issueGet(IssueGetRequest request) {
        return issueGetAnswer(request, CallOptions.none()).value();
    }

    /** Reads one issue with its latest event, personal data left out: {@code sentry/issue.get}. */
    public IssueGetResult issueGet(IssueGetRequest request, CallOptions options) {
        return issueGetAnswer(request, options).value();
    }

    /** Reads one issue with its latest event, personal data left out: {@code sentry/issue.get}, with what the server says of the call. */
    public Answer<IssueGetResult> issueGetAnswer(IssueGetRequest request) {
        return issueGetAnswer(request, CallOptions.none());
    }

    /** Reads one issue with its latest event, personal data left out: {@code sentry/issue.get}, with what the server says of the call. */
    public Answer<IssueGetResult> issueGetAnswer(IssueGetRequest request, CallOptions options) {
        return caller.call(ISSUE_GET, request, options);
    }

    /** Resolves, ignores, assigns or ranks one issue: {@code sentry/issue.update}. */
    public IssueUpdateResult issueUpdate(IssueUpdateRequest request) {
        return issueUpdateAnswer(request, CallOptions.none()).value();
    }

    /** Resolves, ignores, assigns or ranks one issue: {@code sentry/issue.update}. */
    public IssueUpdateResult issueUpdate(IssueUpdateRequest request, CallOptions options) {
        return issueUpdateAnswer(request, options).value();
    }

    /** Resolves, ignores, assigns or ranks one issue: {@code sentry/issue.update}, with what the server says of the call. */
    public Answer<IssueUpdateResult> issueUpdateAnswer(IssueUpdateRequest request) {
        return issueUpdateAnswer(request, CallOptions.none());
    }

    /** Resolves, ignores, assigns or ranks one issue: {@code sentry/issue.update}, with what the server says of the call. */
    public Answer<IssueUpdateResult> issueUpdateAnswer(IssueUpdateRequest request, CallOptions options) {
        return caller.call(ISSUE_UPDATE, request, options);
    }

    /** Reports an event: {@code sentry/event.send}. */
    public EventSendResult eventSend(EventSendRequest request) {
        return eventSendAnswer(request, CallOptions.none()).value();
    }

    /** Reports an event: {@code sentry/event.send}. */
    public EventSendResult eventSend(EventSendRequest request, CallOptions options) {
        return eventSendAnswer(request, options).value();
    }

    /** Reports an event: {@code sentry/event.send}, with what the server says of the call. */
    public Answer<EventSendResult> eventSendAnswer(EventSendRequest request) {
        return eventSendAnswer(request, CallOptions.none());
    }

    /** Reports an event: {@code sentry/event.send}, with what the server says of the call. */
    public Answer<EventSendResult> eventSendAnswer(EventSendRequest request, CallOptions options) {
        return caller.call(EVENT_SEND, request, options);
    }

    /** Counts what was accepted and dropped of the event quota: {@code sentry/stats.get}. */
    public StatsGetResult statsGet(StatsGetRequest request) {
        return statsGetAnswer(request, CallOptions.none()).value();
    }

    /** Counts what was accepted and dropped of the event quota: {@code sentry/stats.get}. */
    public StatsGetResult statsGet(StatsGetRequest request, CallOptions options) {
        return statsGetAnswer(request, options).value();
    }

    /** Counts what was accepted and dropped of the event quota: {@code sentry/stats.get}, with what the server says of the call. */
    public Answer<StatsGetResult> statsGetAnswer(StatsGetRequest request) {
        return statsGetAnswer(request, CallOptions.none());
    }

    /** Counts what was accepted and dropped of the event quota: {@code sentry/stats.get}, with what the server says of the call. */
    public Answer<StatsGetResult> statsGetAnswer(StatsGetRequest request, CallOptions options) {
        return caller.call(STATS_GET, request, options);
    }

    /** Says whether Sentry works with the stored token and organization: {@code sentry/health}. */
    public HealthResult health() {
        return healthAnswer(CallOptions.none()).value();
    }

    /** Says whether Sentry works with the stored token and organization: {@code sentry/health}. */
    public HealthResult health(CallOptions options) {
        return healthAnswer(options).value();
    }

    /** Says whether Sentry works with the stored token and organization: {@code sentry/health}, with what the server says of the call. */
    public Answer<HealthResult> healthAnswer() {
        return healthAnswer(CallOptions.none());
    }

    /** Says whether Sentry works with the stored token and organization: {@code sentry/health}, with what the server says of the call. */
    public Answer<HealthResult> healthAnswer(CallOptions options) {
        return caller.call(HEALTH, Map.of(), options);
    }
}
