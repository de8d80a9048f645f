package com.insightpulseai.mcp.agents.incident;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.insightpulseai.mcp.agents.call.Gap;
import com.insightpulseai.mcp.agents.report.AgentReport;
import com.insightpulseai.mcp.agents.report.Document;
import com.insightpulseai.mcp.agents.report.Document.Mood;
import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Numbers;
import com.insightpulseai.mcp.agents.report.Phrase;
import com.insightpulseai.mcp.agents.report.Times;
import com.insightpulseai.mcp.cli.ExitCode;
import com.insightpulseai.mcp.sdk.netdata.NetdataAlert;
import com.insightpulseai.mcp.sdk.sentry.Frame;
import com.insightpulseai.mcp.sdk.sentry.Issue;
import com.insightpulseai.mcp.sdk.sentry.LatestEvent;
import com.insightpulseai.mcp.sdk.sentry.ThrownException;

/**
 * The minutes around the latest event of an issue.
 *
 * @param timeline by time
 * @param raised alerts that are raised now
 * @param gaps parts that are not known
 */
record IncidentReport(Issue issue, Optional<LatestEvent> event, IncidentWindow window, List<Moment> timeline,
        List<NetdataAlert> raised, List<String> nodes, List<Gap> gaps) implements AgentReport {

    /** The program's own frame that was called last, or else the last one of all. */
    private Optional<Frame> frame() {
        List<Frame> frames = event.stream().flatMap(found -> found.exceptions().stream())
                .flatMap(thrown -> thrown.frames().stream()).toList();
        return frames.stream().filter(Frame::inApp).findFirst().or(() -> frames.stream().findFirst());
    }

    @Override
    public int exitCode() {
        return ExitCode.OK;
    }

    @Override
    public Document document() {
        Document document = new Document().title(title(), Mood.PLAIN);
        document.bullets(aboutTheIssue());
        document.heading("Timeline, " + Times.full(window.from()) + " to " + Times.ofDay(window.to()));
        document.table(List.of("time", "where", "what"), timeline.stream().map(IncidentReport::row).toList());
        document.section("Raised now", raised.stream().map(IncidentReport::raised).toList());
        return document.section("Not known", gaps.stream().map(Gap::phrase).toList());
    }

    private Phrase title() {
        return Phrase.foreign(issue.shortId().orElse(issue.id())).then(" ").thenSentence(issue.title());
    }

    private List<Phrase> aboutTheIssue() {
        Phrase counts = Phrase.of("In ").thenForeign(issue.project().orElse("an unnamed project")).then(": ")
                .thenForeign(issue.level().orElse("unknown level")).then(", ").thenForeign(issue.status())
                .then(issue.count().map(count -> ", " + Numbers.count(count, "event")).orElse(""))
                .then(issue.userCount().map(count -> ", " + Numbers.count(count, "user")).orElse(""))
                .then(issue.firstSeen().map(seen -> ", first seen " + Times.full(seen)).orElse(""));
        Optional<Phrase> release = event.flatMap(LatestEvent::release)
                .map(version -> Phrase.of("Release ").thenForeign(version).then(event.flatMap(LatestEvent::environment)
                        .map(name -> " in ").orElse("")).thenForeign(event.flatMap(LatestEvent::environment).orElse("")));
        Optional<Phrase> thrown = event.flatMap(found -> found.exceptions().stream().findFirst())
                .filter(first -> !isTitle(first)).map(IncidentReport::thrown);
        return Stream.of(Optional.of(counts), release, thrown, frame().map(IncidentReport::place),
                issue.permalink().map(url -> Phrase.of("See ").thenLink(url))).flatMap(Optional::stream).toList();
    }

    /** Sentry makes the title of what was thrown, unless the program groups its events. */
    private boolean isTitle(ThrownException thrown) {
        return issue.title().equals(thrown.type().orElse("") + ": " + thrown.value().orElse(""));
    }

    private static Phrase thrown(ThrownException thrown) {
        return Phrase.of("Thrown: ").thenForeign(thrown.type().orElse("an exception")).then(" ")
                .thenSentence(thrown.value().orElse(""));
    }

    private static Phrase place(Frame frame) {
        String file = frame.filename().or(frame::module).orElse("an unknown file");
        return Phrase.of("At ").thenForeign(file + frame.line().map(line -> ":" + line).orElse(""))
                .then(frame.function().isPresent() ? " in " : "").thenForeign(frame.function().orElse(""))
                .then(frame.inApp() ? "" : " (not the program's own code)");
    }

    private static List<Phrase> row(Moment moment) {
        return List.of(Phrase.of(Times.ofDay(moment.time())), Phrase.foreign(moment.where()), moment.what());
    }

    private static Phrase raised(NetdataAlert alert) {
        return Phrase.foreign(alert.node()).then(" ").thenForeign(alert.alert()).then(" " + alert.status().word())
                .then(alert.value().map(value -> ", " + Numbers.shortened(value) + " ").orElse(""))
                .thenSentence(alert.value().isPresent() ? alert.units().orElse("") : "")
                .then(alert.since().map(since -> ", since " + Times.full(since)).orElse(""))
                .then(alert.silenced().orElse(false) ? ", silenced" : "");
    }

    @Override
    public JsonFields json() {
        return new JsonFields().put("agent", "incident-triage").put("issue", new JsonFields().put("id", issue.id())
                .put("short_id", issue.shortId()).put("title", issue.title()).put("project", issue.project())
                .put("level", issue.level()).put("status", issue.status()).put("count", issue.count())
                .put("user_count", issue.userCount()).put("first_seen", issue.firstSeen()).put("last_seen", issue.lastSeen())
                .put("permalink", issue.permalink()))
                .put("event", event.map(found -> new JsonFields().put("id", found.id()).put("release", found.release())
                        .put("environment", found.environment()).put("frame", frame().map(IncidentReport::json))))
                .put("window", new JsonFields().put("event", window.event()).put("from", window.from()).put("to", window.to())
                        .put("compared_from", window.comparisonFrom()))
                .put("nodes", nodes).put("timeline", timeline.stream().map(Moment::json).toList())
                .put("raised_now", raised.stream().map(alert -> new JsonFields().put("node", alert.node())
                        .put("alert", alert.alert()).put("status", alert.status().word()).put("value", alert.value())
                        .put("units", alert.units()).put("since", alert.since())).toList())
                .put("not_known", gaps.stream().map(Gap::json).toList());
    }

    private static JsonFields json(Frame frame) {
        return new JsonFields().put("file", frame.filename()).put("line", frame.line()).put("function", frame.function())
                .put("in_app", frame.inApp());
    }
}
