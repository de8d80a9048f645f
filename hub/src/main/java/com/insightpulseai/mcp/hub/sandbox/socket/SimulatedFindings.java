package com.insightpulseai.mcp.hub.sandbox.socket;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;
import com.insightpulseai.mcp.hub.sandbox.socket.SimulatedFullScans.FullScan;

/**
 * The organization's list of alerts: those of the packages in each repository's head scan. As upstream, it has empty pages in
 * its midst.
 */
final class SimulatedFindings {

    private static final String SEEN = "2026-03-02T09:30:00.000Z";
    /** An alert that was there once. */
    private static final String CLEARED = "Qsandbox-http-old";
    private static final String CLEARED_AT = "2026-04-11T16:05:00.000Z";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedFullScans scans;
    private final SimulatedTriage triage;

    SimulatedFindings(SimulatedFullScans scans, SimulatedTriage triage) {
        this.scans = scans;
        this.triage = triage;
    }

    Reply list(Request query) {
        List<ObjectNode> all = items(query);
        int size = query.parameter("per_page").filter(value -> value.matches("[1-9]\\d{0,3}")).map(Integer::valueOf)
                .orElse(1_000);
        String cursor = query.parameter("startAfterCursor").orElse("after-0");
        if (!cursor.matches("(after|gap)-\\d{1,6}")) {
            return SimulatedSocket.error(400, "Invalid cursor");
        }
        int from = Math.min(Integer.parseInt(cursor.replaceFirst("\\D+", "")), all.size());
        boolean gap = cursor.startsWith("gap");
        int to = gap ? from : Math.min(from + size, all.size());
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        all.subList(from, to).forEach(items::add);
        page.put("endCursor", gap ? "after-" + from : to < all.size() ? "gap-" + to : null);
        page.putObject("meta").put("organizationId", "sandbox").put("queryStartTimestamp", System.currentTimeMillis())
                .putObject("filters");
        return Reply.json(200, page);
    }

    private List<ObjectNode> items(Request query) {
        Optional<List<String>> repositories = query.parameter("filters.repoSlug").map(SimulatedFindings::values);
        Map<String, ObjectNode> byKey = new LinkedHashMap<>();
        for (FullScan scan : scans.heads()) {
            if (repositories.map(wanted -> wanted.contains(scan.repository())).orElse(true)) {
                for (ObjectNode artifact : scan.artifacts()) {
                    artifact.path("alerts")
                            .forEach(alert -> byKey.computeIfAbsent(alert.path("key").asText(), key -> item(alert))
                                    .withArrayProperty("locations").add(location(artifact, alert, scan)));
                }
            }
        }
        return byKey.values().stream().filter(item -> fits(item, "severity", query.parameter("filters.alertSeverity"))
                && fits(item, "status", query.parameter("filters.alertStatus"))
                && fits(item, "type", query.parameter("filters.alertType"))).toList();
    }

    private static ObjectNode item(JsonNode alert) {
        String key = alert.path("key").asText();
        String severity = alert.path("severity").asText();
        boolean cleared = key.equals(CLEARED);
        ObjectNode item = JSON.createObjectNode().put("key", key).put("type", alert.path("type").asText())
                .put("category", alert.path("category").asText()).putNull("description");
        item.set("fix", alert.path("fix").isObject() ? alert.path("fix") : JSON.nullNode());
        item.set("vulnerability", vulnerability(alert));
        item.put("id", key).put("version", 1).put("status", cleared ? "cleared" : "open").put("createdAt", SEEN)
                .put("updatedAt", cleared ? CLEARED_AT : SEEN).put("clearedAt", cleared ? CLEARED_AT : null)
                .put("dashboardUrl", "https://socket.dev/dashboard/org/sandbox/alerts/" + key)
                .put("title", alert.path("props").path("title").asText(alert.path("type").asText()))
                .put("severity", severity.equals("middle") ? "medium" : severity);
        item.putArray("locations");
        return item;
    }

    private ObjectNode location(ObjectNode artifact, JsonNode alert, FullScan scan) {
        Optional<String> decided = triage.action(alert.path("key").asText());
        ObjectNode location = JSON.createObjectNode().put("scanType", "socket")
                .put("action", decided.orElse(alert.path("action").asText()))
                .put("actionSourceType", decided.isPresent() ? "triage" : "org-policy").putNull("licenseViolation");
        location.putObject("reachability").put("type", "unknown").putNull("analysisType");
        location.putObject("prioritization").put("overallScore", 0.5).put("fixableScore", 0.5).put("reachableScore", 0.5)
                .put("severityScore", 0.5);
        ObjectNode where = location.putObject("repository")
                .put("fullName", (scan.workspace().isEmpty() ? "sandbox" : scan.workspace()) + '/' + scan.repository())
                .put("id", scan.repository()).put("slug", scan.repository()).put("workspace", scan.workspace());
        where.putArray("labels");
        where.putArray("labelIds");
        location.putObject("branch").put("name", scan.about().path("branch").asText("main")).put("type", "default");
        location.putObject("patch").putNull("uuid").put("status", "patch_unavailable").put("deprecated", false);
        location.putObject("dependency").put("direct", artifact.path("direct").asBoolean())
                .put("dev", artifact.path("dev").asBoolean()).put("dead", false)
                .set("manifestFiles", artifact.path("manifestFiles"));
        ObjectNode about = location.putObject("artifact").put("type", artifact.path("type").asText()).putNull("namespace")
                .put("name", artifact.path("name").asText()).put("id", artifact.path("id").asText())
                .put("version", artifact.path("version").asText()).putNull("author").putNull("license").putNull("artifactId")
                .putNull("capabilities");
        about.set("scores", artifact.path("score"));
        return location;
    }

    private static JsonNode vulnerability(JsonNode alert) {
        JsonNode props = alert.path("props");
        if (!props.has("cveId")) {
            return JSON.nullNode();
        }
        ObjectNode known = JSON.createObjectNode().put("cveId", props.path("cveId").asText())
                .put("cveTitle", props.path("title").asText()).putNull("cveDescription")
                .put("cvssScore", props.path("cvss").path("score").asDouble())
                .put("cvssVectorString", props.path("cvss").path("vectorString").asText()).putNull("cweIds")
                .putNull("cweNames").put("epssScore", 0.2).put("epssPercentile", 0.9)
                .put("isKev", !props.path("kevs").isEmpty())
                .put("firstPatchedVersionIdentifier", props.path("firstPatchedVersionIdentifier").asText()).putNull("url");
        known.putArray("ghsaIds").add(props.path("ghsaId").asText());
        return known;
    }

    private static boolean fits(ObjectNode item, String field, Optional<String> wanted) {
        return wanted.map(values -> values(values).contains(item.path(field).asText())).orElse(true);
    }

    private static List<String> values(String separated) {
        return Arrays.asList(separated.split(","));
    }
}
