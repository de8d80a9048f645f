package com.insightpulseai.mcp.hub.sandbox.socket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/**
 * The organization's list of alerts: those of the recorded packages, in every repository that was scanned. As upstream, it has
 * empty pages in its midst.
 */
final class SimulatedFindings {

    private static final String SEEN = "2026-03-02T09:30:00.000Z";
    /** An alert that was there once. */
    private static final String CLEARED = "Qsandbox-http-old";
    private static final String CLEARED_AT = "2026-04-11T16:05:00.000Z";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketRecordings recordings;
    private final SimulatedFullScans scans;
    private final SimulatedTriage triage;

    SimulatedFindings(SocketRecordings recordings, SimulatedFullScans scans, SimulatedTriage triage) {
        this.recordings = recordings;
        this.scans = scans;
        this.triage = triage;
    }

    Reply list(Request query) {
        List<ObjectNode> all = recordings.all().stream().flatMap(artifact -> items(artifact, query).stream()).toList();
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

    private List<ObjectNode> items(ObjectNode artifact, Request query) {
        Set<String> repositories = new TreeSet<>(scans.repositories());
        query.parameter("filters.repoSlug").ifPresent(wanted -> repositories.retainAll(values(wanted)));
        List<ObjectNode> items = new ArrayList<>();
        for (JsonNode alert : artifact.path("alerts")) {
            ObjectNode item = item(artifact, alert, repositories);
            if (!repositories.isEmpty() && fits(item, "severity", query.parameter("filters.alertSeverity"))
                    && fits(item, "status", query.parameter("filters.alertStatus"))
                    && fits(item, "type", query.parameter("filters.alertType"))) {
                items.add(item);
            }
        }
        return items;
    }

    private ObjectNode item(ObjectNode artifact, JsonNode alert, Set<String> repositories) {
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
        ArrayNode locations = item.putArray("locations");
        repositories.forEach(repository -> locations.add(location(artifact, alert, repository)));
        return item;
    }

    private ObjectNode location(ObjectNode artifact, JsonNode alert, String repository) {
        Optional<String> decided = triage.action(alert.path("key").asText());
        ObjectNode location = JSON.createObjectNode().put("scanType", "socket")
                .put("action", decided.orElse(alert.path("action").asText()))
                .put("actionSourceType", decided.isPresent() ? "triage" : "org-policy").putNull("licenseViolation");
        location.putObject("reachability").put("type", "unknown").putNull("analysisType");
        location.putObject("prioritization").put("overallScore", 0.5).put("fixableScore", 0.5).put("reachableScore", 0.5)
                .put("severityScore", 0.5);
        ObjectNode where = location.putObject("repository").put("fullName", "sandbox/" + repository).put("id", repository)
                .put("slug", repository).putNull("workspace");
        where.putArray("labels");
        where.putArray("labelIds");
        location.putObject("branch").put("name", "main").put("type", "default");
        location.putObject("patch").putNull("uuid").put("status", "patch_unavailable").put("deprecated", false);
        location.putObject("dependency").put("direct", true).put("dev", false).put("dead", false).putArray("manifestFiles")
                .addObject().put("file", artifact.path("type").asText().equals("pypi") ? "requirements.txt" : "package.json");
        ObjectNode about = location.putObject("artifact").put("type", artifact.path("type").asText()).putNull("namespace")
                .put("name", artifact.path("name").asText()).put("id", artifact.path("id").asText())
                .put("version", artifact.path("version").asText()).putNull("author").putNull("license").putNull("artifactId")
                .putNull("capabilities");
        about.set("scores", artifact.path("score"));
        return location;
    }

    private static JsonNode vulnerability(JsonNode alert) {
        JsonNode props = alert.path("props");
        if (!alert.path("category").asText().equals("vulnerability")) {
            return JSON.nullNode();
        }
        ObjectNode known = JSON.createObjectNode().putNull("cveId").put("cveTitle", props.path("title").asText())
                .putNull("cveDescription").put("cvssScore", props.path("cvss").path("score").asDouble())
                .putNull("cvssVectorString").putNull("cweIds").putNull("cweNames").put("epssScore", 0.2)
                .put("epssPercentile", 0.9).put("isKev", false)
                .put("firstPatchedVersionIdentifier", props.path("firstPatchedVersionIdentifier").asText()).putNull("url");
        known.putArray("ghsaIds").add("GHSA-sand-box0-" + "000" + (alert.path("severity").asText().equals("critical") ? 1 : 2));
        return known;
    }

    private static boolean fits(ObjectNode item, String field, Optional<String> wanted) {
        return wanted.map(values -> values(values).contains(item.path(field).asText())).orElse(true);
    }

    private static List<String> values(String separated) {
        return Arrays.asList(separated.split(","));
    }
}
