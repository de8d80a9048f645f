package com.insightpulseai.mcp.hub.sandbox.sentry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/**
 * The part of Sentry's search that the sandbox understands: {@code is:}, {@code level:}, {@code firstRelease:},
 * {@code firstSeen:}
 * with a time or an age, tags, words of the title.
 */
final class IssueQuery {

    private static final Duration DEFAULT_PERIOD = Duration.ofDays(90);
    private static final Set<String> STATES = Set.of("unresolved", "resolved", "ignored", "archived", "assigned",
            "unassigned");

    private final List<Predicate<SimulatedIssue>> conditions = new ArrayList<>();

    private IssueQuery() {
    }

    /** @return empty if Sentry would not understand the query */
    static Optional<IssueQuery> of(Request request) {
        IssueQuery query = new IssueQuery();
        // A query that is there and empty asks for everything.
        List<String> texts = request.parameters("query");
        for (String term : (texts.isEmpty() ? "is:unresolved" : texts.get(0)).strip().split("\\s+")) {
            if (!term.isEmpty() && !query.add(term)) {
                return Optional.empty();
            }
        }
        Optional<Duration> period = request.parameter("statsPeriod").map(Moments::period)
                .orElse(Optional.of(DEFAULT_PERIOD));
        if (period.isEmpty()) {
            return Optional.empty();
        }
        Instant since = Instant.now().minus(period.get());
        query.conditions.add(issue -> Instant.parse(field(issue, "lastSeen")).isAfter(since));
        List<String> projects = request.parameters("project");
        query.conditions.add(issue -> projects.isEmpty() || projects.contains("-1")
                || projects.contains(issue.about().path("project").path("id").asText())
                || projects.contains(issue.about().path("project").path("slug").asText()));
        List<String> environments = request.parameters("environment");
        query.conditions.add(issue -> environments.isEmpty()
                || environments.stream().anyMatch(environment -> issue.tagged("environment", environment)));
        return Optional.of(query);
    }

    boolean fits(SimulatedIssue issue) {
        return conditions.stream().allMatch(condition -> condition.test(issue));
    }

    private boolean add(String term) {
        boolean negated = term.startsWith("!");
        String[] parts = (negated ? term.substring(1) : term).split(":", 2);
        if (parts.length == 2 && (parts[0].isEmpty() || parts[1].isEmpty()
                || parts[0].equals("is") && !STATES.contains(parts[1])
                || parts[0].equals("firstSeen") && Moments.since(parts[1]).isEmpty())) {
            return false;
        }
        Predicate<SimulatedIssue> condition = condition(parts);
        conditions.add(negated ? condition.negate() : condition);
        return true;
    }

    private static Predicate<SimulatedIssue> condition(String[] parts) {
        if (parts.length == 1) {
            String word = parts[0].toLowerCase(Locale.ROOT);
            return issue -> field(issue, "title").toLowerCase(Locale.ROOT).contains(word);
        }
        return switch (parts[0]) {
            case "is" -> issue -> is(issue, parts[1]);
            case "level" -> issue -> field(issue, "level").equals(parts[1]);
            case "issue" -> issue -> field(issue, "shortId").equalsIgnoreCase(parts[1]);
            case "firstRelease" -> issue -> issue.firstRelease().equals(parts[1]);
            case "firstSeen" -> {
                Instant since = Moments.since(parts[1]).orElseThrow();
                yield issue -> !Instant.parse(field(issue, "firstSeen")).isBefore(since);
            }
            case "project" -> issue -> issue.about().path("project").path("slug").asText().equals(parts[1]);
            default -> issue -> issue.tagged(parts[0], parts[1]);
        };
    }

    private static boolean is(SimulatedIssue issue, String state) {
        return switch (state) {
            case "archived" -> field(issue, "status").equals("ignored");
            case "assigned" -> issue.about().hasNonNull("assignedTo");
            case "unassigned" -> !issue.about().hasNonNull("assignedTo");
            default -> field(issue, "status").equals(state);
        };
    }

    private static String field(SimulatedIssue issue, String name) {
        return issue.about().path(name).asText();
    }
}
