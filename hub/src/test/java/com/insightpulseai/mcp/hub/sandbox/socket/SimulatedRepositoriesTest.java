package com.insightpulseai.mcp.hub.sandbox.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class SimulatedRepositoriesTest extends SimulatedSocketCalls {

    @Test
    void tellsRepositoriesOfWorkspacesApart() throws Exception {
        send("POST", "orgs/sandbox/repos", Map.of(), "application/json", "{\"name\":\"demo\",\"workspace\":\"acme\"}", 201);

        assertThat(json(get("orgs/sandbox/repos", Map.of("workspace", "acme"), 200)).path("results").findValuesAsText("slug"))
                .containsExactly("demo", "storefront");
        assertThat(json(get("orgs/sandbox/repos", Map.of("workspace", ""), 200)).path("results").findValuesAsText("slug"))
                .containsExactly("sandbox-shop");
        get("orgs/sandbox/repos/demo", Map.of("workspace", "acme"), 200);
        get("orgs/sandbox/repos/demo", Map.of(), 404);
        upload(Map.of("repo", "demo"), 404, "package.json", MANIFEST);
        upload(Map.of("repo", "demo", "workspace", "acme"), 201, "package.json", MANIFEST);
        assertThat(json(get("orgs/sandbox/full-scans", Map.of("repo", "demo", "workspace", "acme"), 200)).path("results"))
                .hasSize(1);
        assertThat(json(get("orgs/sandbox/full-scans", Map.of("repo", "demo", "workspace", "other"), 200)).path("results"))
                .isEmpty();
    }
}
