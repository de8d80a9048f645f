package com.insightpulseai.mcp.hub.sandbox.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;
import com.insightpulseai.mcp.hub.sandbox.socket.manifest.SimulatedManifest;

/**
 * The full scans of the sandbox's organization, newest first: one that is there from the start, and those made since. The
 * oldest of these are forgotten beyond a thousand.
 */
final class SimulatedFullScans {

    /** The id of the scan that is there from the start, of the repository that is. */
    static final String RECORDED = "6f1d3a82-94c7-4e0b-a5d8-2b7c90e4f316";

    private static final String RECORDED_AT = "2026-03-02T09:29:12.000Z";
    private static final List<SimulatedManifest> RECORDED_MANIFESTS = List.of(
            SimulatedManifest.read("package.json",
                    """
                            {"dependencies":{"evil-test-package":"1.0.0","sandbox-template-engine":"2.3.1","sandbox-http-client":"0.9.4"}}"""
                            .getBytes(UTF_8)),
            SimulatedManifest.read("requirements.txt", "evil-test-wheel==1.0.0\n".getBytes(UTF_8)));
    private static final int REMEMBERED = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketRecordings recordings;
    private final SimulatedRepositories repositories;
    private final SimulatedTriage triage;
    private final FullScan recorded;
    private final Deque<FullScan> newestFirst = new ArrayDeque<>();

    record FullScan(ObjectNode about, List<ObjectNode> artifacts, AtomicBoolean ready) {

        String id() {
            return about.path("id").asText();
        }

        String repository() {
            return about.path("repo").asText();
        }

        String workspace() {
            return about.path("workspace").asText();
        }

        boolean is(Optional<String> wanted, String field) {
            return wanted.map(value -> value.equals(about.path(field).asText())).orElse(true);
        }
    }

    SimulatedFullScans(SocketRecordings recordings, SimulatedRepositories repositories, SimulatedTriage triage) {
        this.recordings = recordings;
        this.repositories = repositories;
        this.triage = triage;
        this.recorded = new FullScan(about(RECORDED, RECORDED_AT, SimulatedRepositories.RECORDED, "").put("branch", "main"),
                ScannedPackages.of(RECORDED_MANIFESTS, recordings), new AtomicBoolean(true));
    }

    /**
     * Returns the scan of each repository that the organization's alerts are taken from: its head, or its newest one of no pull
     * request while it has no head.
     */
    Collection<FullScan> heads() {
        Map<String, FullScan> heads = new TreeMap<>();
        all().filter(this::isHead).forEach(scan -> heads.putIfAbsent(scan.workspace() + '/' + scan.repository(), scan));
        return heads.values();
    }

    private boolean isHead(FullScan scan) {
        String head = repositories.find(scan.repository(), scan.workspace())
                .map(found -> found.path("head_full_scan_id").asText(""))
                .orElse("");
        return head.isEmpty() ? scan.about().path("pull_request").isNull() : head.equals(scan.id());
    }

    /** @return the new scan as Socket describes it, with the files that it took for no manifest */
    ObjectNode create(String repository, String workspace, Request request, List<SimulatedManifest> files) {
        List<SimulatedManifest> manifests = files.stream().filter(SimulatedManifest::isKnown).toList();
        ObjectNode about = describe(repository, workspace, request);
        List<ObjectNode> artifacts = ScannedPackages.of(manifests, recordings);
        synchronized (newestFirst) {
            newestFirst.addFirst(new FullScan(about, artifacts, new AtomicBoolean()));
            if (newestFirst.size() > REMEMBERED) {
                newestFirst.removeLast();
            }
        }
        ObjectNode created = about.deepCopy();
        ArrayNode unmatched = created.putArray("unmatchedFiles");
        files.stream().filter(file -> !file.isKnown()).map(SimulatedManifest::path).forEach(unmatched::add);
        return created;
    }

    /** @return one page of the scans that fit the query's repository, workspace, branch, commit and pull request */
    ObjectNode list(Request query) {
        int size = query.parameter("per_page").filter(value -> value.matches("\\d{1,3}")).map(Integer::parseInt).orElse(30);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode results = page.putArray("results");
        all().filter(scan -> scan.is(query.parameter("repo"), "repo"))
                .filter(scan -> scan.is(query.parameter("workspace"), "workspace"))
                .filter(scan -> scan.is(query.parameter("branch"), "branch"))
                .filter(scan -> scan.is(query.parameter("commit_hash"), "commit_hash"))
                .filter(scan -> scan.is(query.parameter("pull_request"), "pull_request"))
                .limit(size).map(FullScan::about).forEach(results::add);
        return page.putNull("nextPageCursor").putNull("nextPage");
    }

    /** The first reading with {@code cached=true} finds the scan still in work, as it mostly is upstream. */
    Optional<Reply> read(String id, Request query) {
        return all().filter(scan -> scan.id().equals(id)).findFirst().map(scan -> {
            boolean first = scan.ready().compareAndSet(false, true);
            if (first && query.parameter("cached").filter("true"::equals).isPresent()) {
                return Reply.json(202, JSON.createObjectNode().put("status", "processing").put("id", id));
            }
            return stream(scan, query.parameter("include_scores").filter("true"::equals).isPresent());
        });
    }

    private Reply stream(FullScan scan, boolean scores) {
        StringBuilder lines = new StringBuilder();
        for (ObjectNode artifact : scan.artifacts()) {
            ObjectNode line = triage.applied(artifact);
            lines.append(scores ? line : line.without("score")).append('\n');
        }
        if (scores) {
            ObjectNode last = JSON.createObjectNode().put("_type", "scores");
            last.putObject("value").putObject("overall").putObject("value")
                    .put("result", scan.artifacts().isEmpty() ? 1.0 : 0.02);
            lines.append(last).append('\n');
        }
        return new Reply(200, "application/x-ndjson", lines.toString());
    }

    private Stream<FullScan> all() {
        synchronized (newestFirst) {
            return Stream.concat(List.copyOf(newestFirst).stream(), Stream.of(recorded));
        }
    }

    private static ObjectNode describe(String repository, String workspace, Request request) {
        ObjectNode about = about(UUID.randomUUID().toString(), Instant.now().toString(), repository, workspace)
                .put("branch", request.parameter("branch").orElse(null))
                .put("commit_hash", request.parameter("commit_hash").orElse(null))
                .put("commit_message", request.parameter("commit_message").orElse(null));
        request.parameter("pull_request").filter(value -> value.matches("\\d{1,9}")).map(Integer::valueOf)
                .ifPresent(number -> about.put("pull_request", number));
        return about;
    }

    private static ObjectNode about(String id, String time, String repository, String workspace) {
        return JSON.createObjectNode().put("id", id).put("created_at", time).put("updated_at", time)
                .put("organization_slug", "sandbox").put("repository_slug", repository).put("repo", repository)
                .put("workspace", workspace)
                .putNull("branch").putNull("commit_hash").putNull("commit_message").putNull("pull_request")
                .put("html_report_url", "https://socket.dev/dashboard/org/sandbox/sbom/" + id)
                .put("api_url", "https://api.socket.dev/v0/orgs/sandbox/full-scans/" + id)
                .put("scan_type", "socket").put("scan_state", "pending");
    }
}
