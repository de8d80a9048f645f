package com.insightpulseai.mcp.hub.sandbox.sentry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/** The issues of the sandbox's organization. At most a thousand are made of sent events; later ones join the last. */
final class SimulatedIssues {

    private static final int MOST = 1_000;
    private static final int PAGE = 100;
    private static final long FIRST_RECEIVED_ID = 5_200_000_001L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SentryRecordings recordings;
    private final List<SimulatedIssue> issues = new ArrayList<>();
    private final Map<String, SimulatedIssue> received = new HashMap<>();

    SimulatedIssues(SentryRecordings recordings) {
        this.recordings = recordings;
        recordings.issues().forEach(recorded -> {
            ObjectNode issue = begin((ObjectNode) recorded.path("issue"));
            issue.put("firstSeen", Moments.minutesAhead(-recorded.path("first_seen_minutes_ago").asLong()))
                    .put("lastSeen", Moments.minutesAhead(-recorded.path("last_seen_minutes_ago").asLong()));
            issues.add(new SimulatedIssue(recordings, issue, recorded.path("event"), recorded.path("first_release").asText()));
        });
    }

    Optional<SimulatedIssue> byId(String id) {
        return all().stream().filter(issue -> issue.about().path("id").asText().equals(id)).findFirst();
    }

    Optional<SimulatedIssue> byShortId(String shortId) {
        return all().stream().filter(issue -> issue.about().path("shortId").asText().equalsIgnoreCase(shortId)).findFirst();
    }

    /** Takes in an event: a new issue, or one more of the issue that it belongs to. */
    synchronized void receive(JsonNode payload) {
        SimulatedEvent event = new SimulatedEvent(payload);
        SimulatedIssue known = received.get(event.group());
        if (known != null) {
            known.again(event.answered());
            return;
        }
        if (received.size() == MOST) {
            issues.get(issues.size() - 1).again(event.answered());
            return;
        }
        ObjectNode project = issues.get(0).about().path("project").deepCopy();
        ObjectNode particulars = event.issue().put("id", Long.toString(FIRST_RECEIVED_ID + received.size()))
                .put("shortId", "SHOP-API-" + (100 + received.size())).set("project", project);
        ObjectNode issue = begin(particulars).put("firstSeen", Moments.now()).put("lastSeen", Moments.now());
        SimulatedIssue begun = new SimulatedIssue(recordings, issue, event.answered(), payload.path("release").asText());
        issues.add(begun);
        received.put(event.group(), begun);
    }

    /** Answers one page of the issues that a query fits. */
    Reply list(Request request, String url) {
        Optional<IssueQuery> query = IssueQuery.of(request);
        if (query.isEmpty()) {
            return SimulatedSentry.error(400, "Error parsing search query");
        }
        List<SimulatedIssue> fitting = all().stream().filter(query.get()::fits)
                .sorted(order(request.parameter("sort").orElse("date"))).toList();
        int size = Math.min(PAGE, Math.max(1, request.parameter("limit").filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::parseInt).orElse(PAGE)));
        int from = request.parameter("cursor").filter(text -> text.matches("0:\\d{1,6}:[01]"))
                .map(text -> Integer.parseInt(text.split(":")[1])).orElse(0);
        ArrayNode page = JSON.createArrayNode();
        fitting.stream().skip(from).limit(size).forEach(issue -> page.add(issue.listed()));
        return Reply.json(200, page).with("Link", link(url, "previous", from > 0, Math.max(0, from - size), 1) + ", "
                + link(url, "next", from + size < fitting.size(), from + size, 0));
    }

    /** Answers the projects that there are issues of. */
    Reply projects() {
        ArrayNode projects = JSON.createArrayNode();
        all().stream().map(issue -> issue.about().path("project")).distinct().forEach(project -> projects.add(
                ((ObjectNode) project.deepCopy()).put("dateCreated", "2026-01-12T08:00:00.000000Z").put("isBookmarked", false)
                        .put("isMember", true).put("hasAccess", true)));
        return Reply.json(200, projects);
    }

    private synchronized List<SimulatedIssue> all() {
        return List.copyOf(issues);
    }

    private ObjectNode begin(ObjectNode particulars) {
        ObjectNode issue = recordings.template("issue");
        issue.setAll(particulars.deepCopy());
        return issue.put("permalink", "https://sandbox.sentry.io/issues/" + issue.path("id").asText() + "/");
    }

    private static String link(String url, String direction, boolean results, int offset, int back) {
        String cursor = "0:" + offset + ":" + back;
        return "<%s?&cursor=%s>; rel=\"%s\"; results=\"%s\"; cursor=\"%s\"".formatted(url, cursor, direction, results, cursor);
    }

    private static Comparator<SimulatedIssue> order(String sort) {
        return switch (sort) {
            case "new" -> newest("firstSeen");
            case "freq", "trends" -> most(issue -> issue.about().path("count").asLong());
            case "user" -> most(issue -> issue.about().path("userCount").asLong());
            default -> newest("lastSeen");
        };
    }

    private static Comparator<SimulatedIssue> newest(String field) {
        return Comparator.comparing((SimulatedIssue issue) -> issue.about().path(field).asText()).reversed();
    }

    private static Comparator<SimulatedIssue> most(ToLongFunction<SimulatedIssue> number) {
        return Comparator.comparingLong(number).reversed();
    }
}
