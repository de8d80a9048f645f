package com.insightpulseai.mcp.hub.sandbox.sentry;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a {@code PUT} wants to change; a field that is not sent stays as it is. */
record SimulatedIssueChange(JsonNode wanted) {

    private static final Set<String> STATUSES = Set.of("resolved", "unresolved", "ignored", "resolvedInNextRelease", "muted");
    private static final Set<String> PRIORITIES = Set.of("low", "medium", "high");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @return empty if a value is none that Sentry takes */
    static Optional<SimulatedIssueChange> of(JsonNode wanted) {
        boolean known = wanted.isObject()
                && (!wanted.has("status") || STATUSES.contains(wanted.path("status").asText()))
                && (!wanted.has("priority") || PRIORITIES.contains(wanted.path("priority").asText()))
                && wanted.path("assignedTo").asText("").matches("(|(user|team):\\d{1,19}|[^:]{1,200})");
        return known ? Optional.of(new SimulatedIssueChange(wanted)) : Optional.empty();
    }

    void applyTo(ObjectNode issue) {
        if (wanted.has("status")) {
            String status = switch (wanted.path("status").asText()) {
                case "resolvedInNextRelease" -> "resolved";
                case "muted" -> "ignored";
                default -> wanted.path("status").asText();
            };
            issue.put("status", status).set("statusDetails", details(wanted.path("statusDetails")));
            switch (status) {
                case "ignored" -> issue.put("substatus", wanted.path("substatus").asText(
                        wanted.path("statusDetails").isEmpty() ? "archived_forever" : "archived_until_condition_met"));
                case "unresolved" -> issue.put("substatus", "ongoing");
                default -> issue.putNull("substatus");
            }
        }
        if (wanted.has("priority")) {
            issue.put("priority", wanted.path("priority").asText());
        }
        if (wanted.has("assignedTo")) {
            assign(issue, wanted.path("assignedTo").asText());
        }
    }

    // Sentry answers with the moment where it was told a duration in minutes.
    private static ObjectNode details(JsonNode sent) {
        ObjectNode details = JSON.createObjectNode();
        sent.properties().forEach(entry -> {
            if (entry.getKey().equals("ignoreDuration")) {
                details.put("ignoreUntil", Moments.minutesAhead(entry.getValue().asLong()));
            } else {
                details.set(entry.getKey(), entry.getValue());
            }
        });
        return details;
    }

    private static void assign(ObjectNode issue, String assignee) {
        if (assignee.isEmpty()) {
            issue.putNull("assignedTo");
            return;
        }
        String[] parts = assignee.split(":", 2);
        boolean team = parts[0].equals("team");
        ObjectNode assigned = issue.putObject("assignedTo").put("type", team ? "team" : "user")
                .put("id", parts.length == 2 ? parts[1] : "1");
        assigned.put("name", team ? "sandbox-team" : "Robin Sandbox");
        if (!team) {
            assigned.put("email", "robin@example.com");
        }
    }
}
