package com.insightpulseai.mcp.hub.sandbox.socket;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The repositories of the sandbox's organization, by slug: one that is there from the start, and those made since. */
final class SimulatedRepositories {

    static final String RECORDED = "sandbox-shop";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> bySlug = new ConcurrentSkipListMap<>();

    SimulatedRepositories() {
        create(RECORDED);
        head(RECORDED, SimulatedFullScans.RECORDED);
    }

    /** @return the new repository; empty when there is one of that name */
    Optional<ObjectNode> create(String name) {
        String now = Instant.now().toString();
        ObjectNode repository = JSON.createObjectNode().put("id", UUID.randomUUID().toString())
                .put("created_at", now).put("updated_at", now)
                .put("html_url", "https://socket.dev/dashboard/org/sandbox/repo/" + name)
                .putNull("head_full_scan_id").putNull("integration_meta").put("slug", name).put("name", name)
                .putNull("description").putNull("homepage").put("visibility", "private").put("archived", false)
                .put("default_branch", "main").put("workspace", "");
        return bySlug.putIfAbsent(name, repository) == null ? Optional.of(repository) : Optional.empty();
    }

    Optional<ObjectNode> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** @return a repository as Socket answers the question for one: with its slug a second time, under an old misspelling */
    Optional<ObjectNode> describe(String slug) {
        return find(slug).map(repository -> repository.deepCopy().put("slig", slug));
    }

    void head(String slug, String scan) {
        bySlug.computeIfPresent(slug, (key, repository) -> repository.deepCopy().put("head_full_scan_id", scan));
    }

    ObjectNode list() {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode results = page.putArray("results");
        bySlug.values().forEach(results::add);
        return page.putNull("nextPage");
    }
}
