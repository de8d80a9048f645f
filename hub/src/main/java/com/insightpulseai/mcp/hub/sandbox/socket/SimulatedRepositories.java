package com.insightpulseai.mcp.hub.sandbox.socket;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The repositories of the sandbox's organization, by workspace and slug: two that are there from the start, and those made
 * since. One of the two is in a workspace, so that owners of that name have one.
 */
final class SimulatedRepositories {

    static final String RECORDED = "sandbox-shop";

    private static final String WORKSPACE = "acme";
    private static final String IN_WORKSPACE = "storefront";
    private static final String NONE = "";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> byName = new ConcurrentSkipListMap<>();

    SimulatedRepositories() {
        create(RECORDED, NONE);
        head(RECORDED, NONE, SimulatedFullScans.RECORDED);
        create(IN_WORKSPACE, WORKSPACE);
    }

    /** @return the new repository; empty when there is one of that name in the workspace, which may be empty */
    Optional<ObjectNode> create(String name, String workspace) {
        String now = Instant.now().toString();
        ObjectNode repository = JSON.createObjectNode().put("id", UUID.randomUUID().toString())
                .put("created_at", now).put("updated_at", now)
                .put("html_url", "https://socket.dev/dashboard/org/sandbox/repo/" + name)
                .putNull("head_full_scan_id").putNull("integration_meta").put("slug", name).put("name", name)
                .putNull("description").putNull("homepage").put("visibility", "private").put("archived", false)
                .put("default_branch", "main").put("workspace", workspace);
        return byName.putIfAbsent(key(name, workspace), repository) == null ? Optional.of(repository) : Optional.empty();
    }

    Optional<ObjectNode> find(String slug, String workspace) {
        return Optional.ofNullable(byName.get(key(slug, workspace)));
    }

    /** @return a repository as Socket answers the question for one: with its slug a second time, under an old misspelling */
    Optional<ObjectNode> describe(String slug, String workspace) {
        return find(slug, workspace).map(repository -> repository.deepCopy().put("slig", slug));
    }

    void head(String slug, String workspace, String scan) {
        byName.computeIfPresent(key(slug, workspace),
                (key, repository) -> repository.deepCopy().put("head_full_scan_id", scan));
    }

    /** @param workspace only the repositories of this one; empty for those of all */
    ObjectNode list(Optional<String> workspace) {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode results = page.putArray("results");
        byName.values().stream()
                .filter(repository -> workspace.map(repository.path("workspace").asText()::equals).orElse(true))
                .forEach(results::add);
        return page.putNull("nextPage");
    }

    private static String key(String slug, String workspace) {
        return workspace + '/' + slug;
    }
}
