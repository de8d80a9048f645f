package com.insightpulseai.mcp.agents.release;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.insightpulseai.mcp.agents.call.Calls;
import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.call.Part;
import com.insightpulseai.mcp.agents.call.WholeList;
import com.insightpulseai.mcp.agents.release.Since.Release;
import com.insightpulseai.mcp.agents.release.Since.Time;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.netdata.AlertsListRequest;
import com.insightpulseai.mcp.sdk.netdata.AlertsListResult;
import com.insightpulseai.mcp.sdk.netdata.NetdataAlert;
import com.insightpulseai.mcp.sdk.sentry.Issue;
import com.insightpulseai.mcp.sdk.sentry.IssuesListRequest;
import com.insightpulseai.mcp.sdk.sentry.IssuesListResult;
import com.insightpulseai.mcp.sdk.socket.FindingsListRequest;
import com.insightpulseai.mcp.sdk.socket.FindingsListResult;
import com.insightpulseai.mcp.sdk.socket.ListedFinding;

/** Asks the providers about a release. A list counts only where it is whole. */
final class ReadinessCheck {

    private static final WholeList<FindingsListResult, ListedFinding> FINDINGS = new WholeList<>(FindingsListResult::findings,
            FindingsListResult::truncated, FindingsListResult::nextCursor, FindingsListResult::unreadable);
    private static final WholeList<IssuesListResult, Issue> ISSUES = new WholeList<>(IssuesListResult::issues,
            IssuesListResult::truncated, IssuesListResult::nextCursor, IssuesListResult::unreadable);
    private static final WholeList<AlertsListResult, NetdataAlert> ALERTS = new WholeList<>(AlertsListResult::alerts,
            AlertsListResult::truncated, AlertsListResult::nextCursor, AlertsListResult::unreadable);
    /** The longest period that Sentry searches. */
    private static final String PERIOD = "90d";
    private static final String OPEN = " is:unresolved";

    private final McpClient client;
    private final Calls calls;
    private final Candidate candidate;
    private final Evidence evidence = new Evidence();

    ReadinessCheck(McpClient client, Calls calls, Candidate candidate) {
        this.client = client;
        this.calls = calls;
        this.candidate = candidate;
    }

    Evidence evidence() {
        Supplier<Part<List<ListedFinding>>> findings = calls.beginPart("findings", this::findings);
        Supplier<Part<Boolean>> anyFinding = calls.begin("findings", this::isKnownToSocket);
        Supplier<Part<List<Issue>>> first = issues("firstRelease:" + candidate.release().text() + OPEN);
        Supplier<Part<Boolean>> anyIssue = calls.begin("issues", this::isKnownToSentry);
        Supplier<Part<List<Issue>>> since = candidate.since().map(this::since).orElse(() -> new Part.Known<>(List.of()));
        Supplier<Part<List<NetdataAlert>>> alerts = calls.beginPart("alerts", this::alerts);
        Supplier<Part<Boolean>> anyAlert = calls.begin("alerts", this::hasAlerts);

        evidence.take(findings.get(), found -> candidate.findings().judge(found, evidence));
        requireKnown(EmptyList.FINDINGS, anyFinding.get(), "Socket lists nothing of the repository " + candidate.slug()
                + ", which may be misspelt or was never scanned");
        judge(first.get(), since.get());
        requireKnown(EmptyList.ISSUES, anyIssue.get(), "Sentry has no issue that was seen in the release "
                + candidate.release().text() + ", which may be misspelt or is not deployed yet");
        evidence.take(alerts.get(), found -> candidate.alerts().judge(found, evidence));
        requireKnown(EmptyList.ALERTS, anyAlert.get(), "Netdata has no alert of any status, so it may watch nothing");
        return evidence;
    }

    /** An issue may be new for two reasons, and counts once. */
    private void judge(Part<List<Issue>> first, Part<List<Issue>> since) {
        evidence.take(first, found -> IssueRule.judge(found, "first seen in", candidate.release().text(), evidence));
        Set<String> judged = first.known().orElse(List.of()).stream().map(Issue::id).collect(Collectors.toSet());
        evidence.take(since, found -> IssueRule.judge(found.stream().filter(issue -> !judged.contains(issue.id())).toList(),
                candidate.since().map(Since::words).orElse(""), candidate.sinceText(), evidence));
    }

    private void requireKnown(EmptyList list, Part<Boolean> isKnown, String doubt) {
        evidence.take(isKnown, known -> {
            if (!known && !candidate.mayBeEmpty().contains(list)) {
                evidence.unknown(new Gap(list.word(), doubt + "; where that is right, say --allow-empty " + list.word()));
            }
        });
    }

    private Part<List<ListedFinding>> findings(CallOptions options) {
        FindingsListRequest request = FindingsListRequest.builder().repo(candidate.slug()).severities(
                List.of(FindingsListRequest.Severity.CRITICAL, FindingsListRequest.Severity.HIGH)).limit(200).build();
        return FINDINGS.read(client.socket().findingsListPages(request, options)).whole("findings");
    }

    private boolean isKnownToSocket(CallOptions options) {
        FindingsListRequest request = FindingsListRequest.builder().repo(candidate.slug())
                .status(FindingsListRequest.Status.ALL).limit(1).build();
        return client.socket().findingsListPages(request, options).stream().findAny().isPresent();
    }

    private Supplier<Part<List<Issue>>> since(Since since) {
        if (since instanceof Time time) {
            return issues(time.condition() + OPEN);
        }
        Supplier<Part<List<Issue>>> present = issues("release:" + candidate.release().text() + OPEN);
        Supplier<Part<List<Issue>>> former = issues("release:" + ((Release) since).name().text());
        return () -> present.get().flatMap(all -> former.get().flatMap(known -> {
            Set<String> ids = known.stream().map(Issue::id).collect(Collectors.toSet());
            return new Part.Known<>(all.stream().filter(issue -> !ids.contains(issue.id())).toList());
        }));
    }

    private Supplier<Part<List<Issue>>> issues(String query) {
        IssuesListRequest request = IssuesListRequest.builder().query(query).projects(candidate.projects()).period(PERIOD)
                .limit(100).build();
        return calls.beginPart("issues", options -> ISSUES.read(client.sentry().issuesListPages(request, options))
                .whole("issues"));
    }

    private boolean isKnownToSentry(CallOptions options) {
        IssuesListRequest request = IssuesListRequest.builder().query("release:" + candidate.release().text())
                .projects(candidate.projects()).period(PERIOD).limit(1).build();
        return client.sentry().issuesListPages(request, options).stream().findAny().isPresent();
    }

    private Part<List<NetdataAlert>> alerts(CallOptions options) {
        return ALERTS.read(client.netdata().alertsListPages(AlertsListRequest.builder().limit(200).build(), options))
                .whole("alerts");
    }

    private boolean hasAlerts(CallOptions options) {
        AlertsListRequest request = AlertsListRequest.builder().status(List.of(AlertsListRequest.Status.CRITICAL,
                AlertsListRequest.Status.WARNING, AlertsListRequest.Status.CLEAR)).limit(1).build();
        return client.netdata().alertsListPages(request, options).stream().findAny().isPresent();
    }
}
