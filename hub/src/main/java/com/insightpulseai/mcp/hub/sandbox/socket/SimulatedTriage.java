package com.insightpulseai.mcp.hub.sandbox.socket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/** What was decided about alerts, by their keys. A decision changes the alert's action wherever it is read afterwards. */
final class SimulatedTriage {

    /** What each state makes of an alert's action. */
    private static final Map<String, String> ACTIONS = Map.of("block", "error", "warn", "warn", "monitor", "monitor",
            "ignore", "ignore");
    private static final String INHERIT = "inherit";
    private static final int MOST_PER_PAGE = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> byKey = new LinkedHashMap<>();
    private long changes;

    /** Takes all decisions of a request, or none. */
    synchronized Reply update(JsonNode body) {
        List<JsonNode> wanted = new ArrayList<>();
        body.path("alertTriage").forEach(wanted::add);
        for (JsonNode entry : wanted) {
            String key = entry.path("alertKey").asText();
            String state = entry.path("state").asText();
            if (key.isEmpty() || !ACTIONS.containsKey(state) && !state.equals(INHERIT)) {
                return SimulatedSocket.error(400, "Broad or unknown triage");
            }
            ObjectNode existing = byKey.get(key);
            String uuid = entry.path("uuid").asText();
            if (existing != null && !existing.path("uuid").asText().equals(uuid)) {
                return SimulatedSocket.error(409, "Triage already exists");
            }
        }
        wanted.forEach(this::take);
        return Reply.json(200, JSON.createObjectNode().put("result", "ok"));
    }

    /** @return one page of the decisions, the latest change first unless asked otherwise */
    synchronized ObjectNode list(Request query) {
        int size = Math.min(number(query, "per_page", 30), MOST_PER_PAGE);
        int page = number(query, "page", 1);
        List<ObjectNode> all = new ArrayList<>(byKey.values());
        all.sort(Comparator.comparingLong((ObjectNode entry) -> entry.path("change").asLong()).reversed());
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        all.stream().skip((long) size * (page - 1)).limit(size)
                .forEach(entry -> results.add(entry.deepCopy().without("change")));
        return (long) size * page < all.size() ? answer.put("nextPage", page + 1) : answer.putNull("nextPage");
    }

    /** @return the action that was decided for an alert */
    synchronized Optional<String> action(String key) {
        return Optional.ofNullable(byKey.get(key)).map(entry -> ACTIONS.get(entry.path("state").asText()));
    }

    /** @return a copy of an artifact whose alerts say what was decided about them */
    ObjectNode applied(ObjectNode artifact) {
        ObjectNode copy = artifact.deepCopy();
        for (JsonNode alert : copy.path("alerts")) {
            action(alert.path("key").asText()).ifPresent(action -> {
                ((ObjectNode) alert).put("action", action).putObject("actionSource").put("type", "triage")
                        .putArray("candidates");
            });
        }
        return copy;
    }

    private void take(JsonNode entry) {
        String now = Instant.now().toString();
        String key = entry.path("alertKey").asText();
        ObjectNode kept = byKey.computeIfAbsent(key, made -> JSON.createObjectNode().put("uuid", UUID.randomUUID().toString())
                .putNull("package_type").putNull("package_namespace").putNull("package_name").putNull("package_version")
                .put("alert_key", key).put("created_at", now).put("organization_id", "sandbox"));
        kept.put("state", entry.path("state").asText()).put("note", entry.path("note").asText()).put("updated_at", now)
                .put("change", ++changes);
    }

    private static int number(Request query, String name, int otherwise) {
        return query.parameter(name).filter(value -> value.matches("[1-9]\\d{0,3}")).map(Integer::valueOf).orElse(otherwise);
    }
}
