package com.insightpulseai.mcp.hub.sandbox.socket;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SimulatedUpstream.Request;

/**
 * The full scans of the sandbox's organization, newest first: one that is there from the start, and those made since. The
 * oldest of these are forgotten beyond a thousand.
 */
final class SimulatedFullScans {

    /** The id of the scan that is there from the start, of the repository that is. */
    static final String RECORDED = "6f1d3a82-94c7-4e0b-a5d8-2b7c90e4f316";

    private static final String RECORDED_AT = "2026-03-02T09:29:12.000Z";
    private static final SimulatedManifest RECORDED_MANIFEST = new SimulatedManifest("package.json", """
            {"dependencies":{"evil-test-package":"1.0.0"}}""");
    private static final int REMEMBERED = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketRecordings recordings;
    private final SimulatedTriage triage;
    private final FullScan recorded;
    private final Deque<FullScan> newestFirst = new ArrayDeque<>();

    private record FullScan(ObjectNode about, List<ObjectNode> artifacts, AtomicBoolean ready) {

        String id() {
            return about.path("id").asText();
        }

        boolean is(Optional<String> wanted, String field) {
            return wanted.map(value -> value.equals(about.path(field).asText())).orElse(true);
        }
    }

    SimulatedFullScans(SocketRecordings recordings, SimulatedTriage triage) {
        this.recordings = recordings;
        this.triage = triage;
        this.recorded = new FullScan(about(RECORDED, RECORDED_AT, SimulatedRepositories.RECORDED).put("branch", "main"),
                recordings.scan(List.of(RECORDED_MANIFEST)), new AtomicBoolean(true));
    }

    /** @return the repositories in which a scan found packages */
    Set<String> repositories() {
        return all().filter(scan -> !scan.artifacts().isEmpty())
                .map(scan -> scan.about().path("repo").asText()).collect(Collectors.toSet());
    }

    /** @return the new scan as Socket describes it, with the files that it took for no manifest */
    ObjectNode create(String repository, Request request, List<SimulatedManifest> files) {
        List<SimulatedManifest> manifests = files.stream().filter(SimulatedManifest::isKnown).toList();
        ObjectNode about = describe(repository, request);
        List<ObjectNode> artifacts = manifests.isEmpty() ? List.of() : recordings.scan(manifests);
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

    /** @return one page of the scans that fit the query's repository, branch, commit and pull request */
    ObjectNode list(Request query) {
        int size = query.parameter("per_page").filter(value -> value.matches("\\d{1,3}")).map(Integer::parseInt).orElse(30);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode results = page.putArray("results");
        all().filter(scan -> scan.is(query.parameter("repo"), "repo"))
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

    private static ObjectNode describe(String repository, Request request) {
        ObjectNode about = about(UUID.randomUUID().toString(), Instant.now().toString(), repository)
                .put("branch", request.parameter("branch").orElse(null))
                .put("commit_hash", request.parameter("commit_hash").orElse(null))
                .put("commit_message", request.parameter("commit_message").orElse(null));
        request.parameter("pull_request").filter(value -> value.matches("\\d{1,9}")).map(Integer::valueOf)
                .ifPresent(number -> about.put("pull_request", number));
        return about;
    }

    private static ObjectNode about(String id, String time, String repository) {
        return JSON.createObjectNode().put("id", id).put("created_at", time).put("updated_at", time)
                .put("organization_slug", "sandbox").put("repository_slug", repository).put("repo", repository)
                .putNull("branch").putNull("commit_hash").putNull("commit_message").putNull("pull_request")
                .put("html_report_url", "https://socket.dev/dashboard/org/sandbox/sbom/" + id)
                .put("api_url", "https://api.socket.dev/v0/orgs/sandbox/full-scans/" + id)
                .put("scan_type", "socket").put("scan_state", "pending");
    }
}
