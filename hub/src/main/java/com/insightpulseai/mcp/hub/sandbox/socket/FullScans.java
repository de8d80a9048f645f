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

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.insightpulseai.mcp.hub.sandbox.SandboxUpstream.Reply;
import com.insightpulseai.mcp.hub.sandbox.SandboxUpstream.Request;

/** The full scans of the sandbox's organization, newest first. The oldest are forgotten beyond a thousand. */
final class FullScans {

    private static final int REMEMBERED = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Recordings recordings;
    private final Triage triage;
    private final Deque<FullScan> newestFirst = new ArrayDeque<>();

    private record FullScan(ObjectNode about, List<ObjectNode> artifacts, AtomicBoolean ready) {

        String id() {
            return about.path("id").asText();
        }

        boolean is(Optional<String> wanted, String field) {
            return wanted.map(value -> value.equals(about.path(field).asText())).orElse(true);
        }
    }

    FullScans(Recordings recordings, Triage triage) {
        this.recordings = recordings;
        this.triage = triage;
    }

    /** @return the repositories in which a scan found packages */
    Set<String> repositories() {
        synchronized (newestFirst) {
            return newestFirst.stream().filter(scan -> !scan.artifacts().isEmpty())
                    .map(scan -> scan.about().path("repo").asText()).collect(Collectors.toSet());
        }
    }

    /** @return the new scan as Socket describes it, with the files that it took for no manifest */
    ObjectNode create(String repository, Request request, List<Manifest> files) {
        List<Manifest> manifests = files.stream().filter(Manifest::isKnown).toList();
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
        files.stream().filter(file -> !file.isKnown()).map(Manifest::path).forEach(unmatched::add);
        return created;
    }

    /** @return one page of the scans that fit the query's repository, branch, commit and pull request */
    ObjectNode list(Request query) {
        int size = query.parameter("per_page").filter(value -> value.matches("\\d{1,3}")).map(Integer::parseInt).orElse(30);
        ObjectNode page = JSON.createObjectNode();
        ArrayNode results = page.putArray("results");
        List<FullScan> all;
        synchronized (newestFirst) {
            all = List.copyOf(newestFirst);
        }
        all.stream()
                .filter(scan -> scan.is(query.parameter("repo"), "repo"))
                .filter(scan -> scan.is(query.parameter("branch"), "branch"))
                .filter(scan -> scan.is(query.parameter("commit_hash"), "commit_hash"))
                .filter(scan -> scan.is(query.parameter("pull_request"), "pull_request"))
                .limit(size).map(FullScan::about).forEach(results::add);
        return page.putNull("nextPageCursor").putNull("nextPage");
    }

    /** The first reading with {@code cached=true} finds the scan still in work, as it mostly is upstream. */
    Optional<Reply> read(String id, Request query) {
        Optional<FullScan> wanted;
        synchronized (newestFirst) {
            wanted = newestFirst.stream().filter(scan -> scan.id().equals(id)).findFirst();
        }
        return wanted.map(scan -> {
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

    private static ObjectNode describe(String repository, Request request) {
        String id = UUID.randomUUID().toString();
        String now = Instant.now().toString();
        ObjectNode about = JSON.createObjectNode().put("id", id).put("created_at", now).put("updated_at", now)
                .put("organization_slug", "sandbox").put("repository_slug", repository).put("repo", repository)
                .put("branch", request.parameter("branch").orElse(null))
                .put("commit_hash", request.parameter("commit_hash").orElse(null))
                .put("commit_message", request.parameter("commit_message").orElse(null))
                .put("html_report_url", "https://socket.dev/dashboard/org/sandbox/sbom/" + id)
                .put("api_url", "https://api.socket.dev/v0/orgs/sandbox/full-scans/" + id)
                .put("scan_type", "socket").put("scan_state", "pending");
        request.parameter("pull_request").filter(value -> value.matches("\\d{1,9}")).map(Integer::valueOf)
                .ifPresentOrElse(number -> about.put("pull_request", number), () -> about.putNull("pull_request"));
        return about;
    }
}
