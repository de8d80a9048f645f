package com.insightpulseai.mcp.agents.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.insightpulseai.mcp.agents.call.Calls;
import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.call.Part;
import com.insightpulseai.mcp.agents.call.WholeList;
import com.insightpulseai.mcp.agents.incident.Moment.Kind;
import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Phrase;
import com.insightpulseai.mcp.sdk.client.CallOptions;
import com.insightpulseai.mcp.sdk.client.McpClient;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition;
import com.insightpulseai.mcp.sdk.netdata.AlertsHistoryRequest;
import com.insightpulseai.mcp.sdk.netdata.AlertsHistoryResult;
import com.insightpulseai.mcp.sdk.netdata.AlertsListRequest;
import com.insightpulseai.mcp.sdk.netdata.AlertsListResult;
import com.insightpulseai.mcp.sdk.netdata.NetdataAlert;
import com.insightpulseai.mcp.sdk.netdata.NetdataNode;
import com.insightpulseai.mcp.sdk.netdata.NodesListRequest;
import com.insightpulseai.mcp.sdk.netdata.NodesListResult;
import com.insightpulseai.mcp.sdk.sentry.IssueGetRequest;
import com.insightpulseai.mcp.sdk.sentry.IssueGetResult;
import com.insightpulseai.mcp.sdk.sentry.LatestEvent;

/** Asks the providers about the minutes around an issue's latest event. What one of them does not give is a gap. */
final class Investigation {

    private static final WholeList<AlertsHistoryResult, AlertTransition> CHANGES = new WholeList<>(
            AlertsHistoryResult::transitions, AlertsHistoryResult::truncated, AlertsHistoryResult::nextCursor,
            AlertsHistoryResult::unreadable);
    private static final WholeList<AlertsListResult, NetdataAlert> ALERTS = new WholeList<>(AlertsListResult::alerts,
            AlertsListResult::truncated, AlertsListResult::nextCursor, AlertsListResult::unreadable);
    private static final WholeList<NodesListResult, NetdataNode> NODES = new WholeList<>(NodesListResult::nodes,
            NodesListResult::truncated, NodesListResult::nextCursor, NodesListResult::unreadable);
    private static final int PAGE = 200;

    private final McpClient client;
    private final Calls calls;
    private final Clock clock;
    private final List<Gap> gaps = new ArrayList<>();

    Investigation(McpClient client, Calls calls, Clock clock) {
        this.client = client;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * The input of an investigation.
     *
     * @param nodes host names; empty for those with alerts in the window, or else a few
     */
    record Scope(String issue, Duration window, List<String> nodes, List<String> contexts) {
    }

    /** Asks; the issue itself has to be known. */
    IncidentReport report(Scope scope, CallOptions options) {
        Supplier<Part<List<NetdataNode>>> known = calls.beginPart("machines",
                call -> NODES.read(client.netdata().nodesListPages(NodesListRequest.builder().limit(PAGE).build(), call))
                        .whole("machines"));
        Supplier<Part<List<NetdataAlert>>> raised = calls.beginPart("alerts that are raised now",
                call -> ALERTS.read(client.netdata().alertsListPages(alerts(scope), call)).whole("alerts that are raised now"));
        IssueGetResult issue = client.sentry().issueGet(IssueGetRequest.builder().issue(scope.issue()).build(), options);
        IncidentWindow window = IncidentWindow.around(time(issue), scope.window(), clock.instant());
        aboutTheEvent(issue);
        Optional<List<NetdataNode>> machines = orGap(known.get());
        Optional<List<NetdataAlert>> present = orGap(raised.get());
        List<Moment> timeline = new ArrayList<>(List.of(event(issue, window)));
        List<String> nodes = scope.nodes();
        if (machines.isPresent() || present.isPresent()) {
            List<AlertTransition> changes = changes(scope, window);
            nodes = new NodeChoice(scope.nodes()).choose(changes, machines.orElse(List.of()), gaps);
            changes.stream().map(IncidentMoments::of).forEach(timeline::add);
            new MetricComparison(client, calls, gaps).departures(scope.contexts(), nodes, window).stream()
                    .map(IncidentMoments::of).forEach(timeline::add);
        } else {
            gaps.add(new Gap("alerts and metrics of that time", "not asked for, since Netdata fails"));
        }
        timeline.sort(Moment.BY_TIME);
        return new IncidentReport(issue.issue(), issue.latestEvent(), window, timeline, present.orElse(List.of()), nodes,
                distinct(gaps));
    }

    private static List<Gap> distinct(List<Gap> gaps) {
        Set<Gap> each = new LinkedHashSet<>(gaps);
        return List.copyOf(each);
    }

    private <T> Optional<T> orGap(Part<T> part) {
        part.gap().ifPresent(gaps::add);
        return part.known();
    }

    private static AlertsListRequest alerts(Scope scope) {
        return AlertsListRequest.builder().nodes(scope.nodes()).limit(PAGE).build();
    }

    private Instant time(IssueGetResult issue) {
        return issue.latestEvent().flatMap(LatestEvent::occurredAt).or(() -> issue.issue().lastSeen())
                .orElseThrow(() -> IncidentTriage.withoutTime(issue.issue().shortId().orElse(issue.issue().id())));
    }

    private void aboutTheEvent(IssueGetResult issue) {
        if (issue.latestEvent().isEmpty()) {
            gaps.add(new Gap("the latest event", "Sentry keeps none of this issue; the time is the one it was last seen at"));
        }
        issue.latestEvent().filter(event -> event.withheldTags().contains("server_name"))
                .ifPresent(event -> gaps.add(new Gap("the machine of the event",
                        "its tag server_name is withheld, since it may name a person; machines are those with alerts")));
        issue.latestEvent().filter(LatestEvent::truncated)
                .ifPresent(event -> gaps.add(new Gap("some of the event", "it is too large; see its page")));
    }

    private static Moment event(IssueGetResult issue, IncidentWindow window) {
        String id = issue.issue().shortId().orElse(issue.issue().id());
        return new Moment(window.event(), Kind.ISSUE, issue.issue().project().orElse("Sentry"),
                Phrase.of("Latest event of ").thenForeign(id), new JsonFields().put("issue", id));
    }

    private List<AlertTransition> changes(Scope scope, IncidentWindow window) {
        if (window.isBeforeHistory(clock.instant())) {
            gaps.add(new Gap("alerts of that time", "the event is more than 30 days old, as long as alerts are kept at most"));
            return List.of();
        }
        AlertsHistoryRequest request = AlertsHistoryRequest.builder().after(window.from().toString()).nodes(scope.nodes())
                .limit(PAGE).build();
        Part<WholeList.Read<AlertTransition>> read = calls.begin("alerts of that time",
                call -> CHANGES.read(client.netdata().alertsHistoryPages(request, call))).get();
        Optional<WholeList.Read<AlertTransition>> known = orGap(read);
        known.flatMap(WholeList.Read::doubt).ifPresent(doubt -> gaps.add(new Gap("some alerts of that time", doubt)));
        return known.map(WholeList.Read::items).orElse(List.of()).stream().filter(change -> window.contains(change.at()))
                .toList();
    }
}
